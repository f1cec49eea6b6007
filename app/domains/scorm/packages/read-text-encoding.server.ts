import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { declaredEncoding } from '#app/domains/scorm/inspection/page-text.ts';
import type { TextEncoding } from './media-types.ts';

/** Files are addressed by their content, so a result never becomes stale. */
const found = new Map<string, TextEncoding>();

const KEPT = 20_000;

/** Encoding of a stored text by its bytes; `hash` is its content's, `path` where it is stored. Each file is read once per process. */
export async function readTextEncoding(hash: string, path: string): Promise<TextEncoding> {
  const known = found.get(hash);
  if (known) return known;
  const encoding = await look(path);
  const [oldest] = found.keys();
  if (found.size >= KEPT) found.delete(oldest!);
  found.set(hash, encoding);
  return encoding;
}

async function look(path: string): Promise<TextEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning: Buffer | undefined;
  let ascii = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      beginning ??= chunk;
      ascii &&= isAscii(chunk);
      if (!ascii) decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return ascii ? 'ascii' : 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return declaredEncoding(beginning!) === null ? 'unknown' : 'declared';
  }
}
