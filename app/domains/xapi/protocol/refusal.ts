/** Error answer of the record store: status of the standard and an English sentence, because its readers are programmers. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly status: number,
    sentence: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(sentence);
  }
}

/** Of a body that is more than `limit` bytes. */
export const tooLarge = (limit: number): Refusal =>
  new Refusal(413, `No more than ${limit} bytes are taken here.`);
