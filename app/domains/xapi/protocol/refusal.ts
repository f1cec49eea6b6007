/**
 * What a client of the record store is told: a status of the standard and a sentence. In English, like the standard's own
 * words: whoever reads it writes a program.
 */
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
