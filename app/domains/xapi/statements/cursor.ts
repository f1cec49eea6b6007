import { z } from 'zod';

/** Place after which a list goes on. */
export const Cursor = z.object({ stored: z.number(), seq: z.number() });

export type Cursor = z.infer<typeof Cursor>;

/** As it stands in an address; what is none of ours is no place. */
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
