import { DomainError } from './errors.ts';

type TooLarge = (limit: number) => Error;
const tooLarge: TooLarge = (bytes) => new DomainError('too_large', { bytes });

/** The pieces of a body as they come. Throws `too_large`, or what `refuse` makes, with the first byte past `limit`. */
export async function* withLimit<Chunk extends Uint8Array>(
  body: AsyncIterable<Chunk>,
  limit: number,
  refuse: TooLarge = tooLarge,
): AsyncGenerator<Chunk> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) throw refuse(limit);
    yield chunk;
  }
}

/** The whole of a small body, held in memory; throws as `withLimit` does. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  refuse?: TooLarge,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of withLimit(body, limit, refuse)) chunks.push(chunk);
  return chunks.length === 1
    ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, chunks[0]!.length)
    : Buffer.concat(chunks);
}
