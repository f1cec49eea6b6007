import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createReadableStreamFromReadable } from '@remix-run/node';
import parseRange from 'range-parser';

/**
 * A stored file that never changes, whole or the part that is asked for: players jump in recordings (RFC 9110 §14). Several parts at once,
 * which no player asks for, are the whole. `hash` names its content.
 */
export async function sendStored(
  { headers: asked, method }: Request,
  path: string,
  hash: string,
  more: Record<string, string>,
): Promise<Response> {
  const { size } = await stat(path);
  const etag = `"${hash.slice(0, 32)}"`;
  const headers = { ...more, ETag: etag, 'Accept-Ranges': 'bytes' };
  if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const range = asked.get('range');
  // §13.1.5: a range of another content than this one is not asked for.
  const isOfThis = (asked.get('if-range') ?? etag) === etag;
  const parts = range !== null && isOfThis && method === 'GET' ? parseRange(size, range) : -2;
  if (parts === -1)
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  // -2: not to be read, which counts as not asked for (§14.2).
  const part = parts !== -2 && parts.type === 'bytes' && parts.length === 1 ? parts[0]! : null;
  const { start, end } = part ?? { start: 0, end: size - 1 };
  const body = method === 'HEAD' || size === 0 ? null : createReadStream(path, { start, end });
  return new Response(body && createReadableStreamFromReadable(body), {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(part && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
  });
}
