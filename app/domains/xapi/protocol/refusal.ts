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
