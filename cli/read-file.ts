import { existsSync, readFileSync, statSync } from 'node:fs';
import { UsageError } from './errors.ts';

/** Throws UsageError where there is nothing to read; a pipe is read like a file. */
export function mustBeFile(path: string): void {
  if (!existsSync(path) || statSync(path).isDirectory()) throw new UsageError(`There is no file ${path}.`);
}

/** A text as editors write it: UTF-8, or UTF-16 with a byte order mark, which is not part of the text. */
export function readText(path: string): string {
  mustBeFile(path);
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** `what` completes "… cannot be read as". */
export function readJson<T>(path: string, what: string, shape: { parse(value: unknown): T }): T {
  const text = readText(path);
  return mustRead(path, what, () => shape.parse(JSON.parse(text)));
}

/** Takes what `work` throws as a fault of the file. */
export function mustRead<T>(path: string, what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${path} cannot be read as ${what}: ${(error as Error).message}`);
  }
}
