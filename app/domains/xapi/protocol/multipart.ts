import { Refusal } from './refusal.ts';

/** A part of a multipart body: its headers by lower-case name, and its bytes while they arrive. */
export type BodyPart = { headers: Map<string, string>; body: AsyncIterable<Buffer> };

const MAX_HEADER_BYTES = 16 * 1024;

const CRLF2 = Buffer.from('\r\n\r\n');

/** The boundary of a `multipart/mixed` media type, quoted or not (RFC 2046 §5.1.1); null where there is none. */
export function readBoundary(contentType: string): string | null {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
}

/**
 * Parts of a multipart body (RFC 2046 §5.1), in order. Each has to be read whole, or not at all, before the next; nothing
 * but what is between two reads is held. Takes a preamble, and header lines without a space after the colon. Throws Refusal 400
 * where it is cut off or no such body.
 */
export async function* readParts(stream: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<BodyPart> {
  const source = stream[Symbol.asyncIterator]();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // A delimiter begins on a line of its own: the first may be at the very beginning.
  let held: Buffer = Buffer.from('\r\n');
  let over = false;

  async function more(): Promise<boolean> {
    const { done, value } = await source.next();
    if (done) over = true;
    else held = held.length > 0 ? Buffer.concat([held, value]) : value;
    return !over;
  }
  const cut = (): never => {
    throw new Refusal(400, `The body ends before its closing boundary --${boundary.slice(0, 80)}--.`);
  };

  /** Bytes up to the next delimiter, which is removed. */
  async function* untilDelimiter(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = held.indexOf(delimiter);
      if (at >= 0) {
        if (at > 0) yield held.subarray(0, at);
        held = held.subarray(at + delimiter.length);
        return;
      }
      const safe = held.length - delimiter.length;
      if (safe > 0) {
        const chunk = held.subarray(0, safe);
        held = held.subarray(safe);
        yield chunk;
      }
      if (!(await more())) cut();
    }
  }

  for await (const _ of untilDelimiter()); // the preamble
  for (;;) {
    while (held.length < 2) if (!(await more())) cut();
    if (held[0] === 0x2d && held[1] === 0x2d) break;
    let end: number;
    while ((end = held.indexOf(CRLF2)) < 0) {
      if (held.length > MAX_HEADER_BYTES) throw new Refusal(400, 'The headers of a part are too long.');
      if (!(await more())) cut();
    }
    const headers = new Map<string, string>();
    for (const line of held.subarray(0, end).toString('latin1').split('\r\n')) {
      const colon = line.indexOf(':');
      if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    // The line end before a delimiter may be the one that ends the headers, where a part is empty.
    held = held.subarray(end + 2);
    const body = untilDelimiter();
    let skip = 2;
    const bytes = (async function* () {
      for await (const chunk of body) {
        const rest = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - rest.length;
        if (rest.length > 0) yield rest;
      }
    })();
    yield { headers, body: bytes };
    for await (const _ of bytes); // where nobody has begun to read it
  }
  while (!over) if (await more()) held = Buffer.alloc(0); // the epilogue
}
