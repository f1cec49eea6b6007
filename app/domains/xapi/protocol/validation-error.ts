/** Validation error in a document, with its place and a sentence: `$.actor.mbox must be a mailto address`. */
export class ValidationError extends Error {
  override name = 'Fault';
  /** `path` is a JSONPath of the member (RFC 9535). */
  constructor(
    readonly path: string,
    readonly must: string,
  ) {
    super(`${path} ${must}`);
  }
}

/** Path of a member: a name where it can be written as one, else in brackets; long names are cut. */
export function memberPath(path: string, name: string): string {
  const short = name.slice(0, 200);
  return /^[A-Za-z_]\w*$/.test(short) ? `${path}.${short}` : `${path}[${JSON.stringify(short)}]`;
}
