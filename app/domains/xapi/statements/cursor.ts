import { z } from 'zod';

/** Position after which a list continues. */
export const Cursor = z.object({ stored: z.number(), seq: z.number() });

export type Cursor = z.infer<typeof Cursor>;

/** A cursor as URL text; undefined for anything that is not one of ours. */
export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

export function readCursor(text: string | null): Cursor | undefined {
  if (text === null) return undefined;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}
