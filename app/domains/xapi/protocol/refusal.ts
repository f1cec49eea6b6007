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
