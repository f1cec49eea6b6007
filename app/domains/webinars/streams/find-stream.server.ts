import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarStreams } from '#db/schema/webinars.ts';
import type { Stream } from './stream.ts';

export const findStream = async (
  ctx: Pick<Ctx, 'db'>,
  webinarId: string,
  purpose: 'live' | 'rehearsal',
): Promise<Stream | null> => {
  const rows = await ctx.db.read
    .select()
    .from(webinarStreams)
    .where(and(eq(webinarStreams.webinarId, webinarId), eq(webinarStreams.purpose, purpose)))
    .orderBy(desc(webinarStreams.createdAt));
  return rows.find((row) => row.state !== 'deleted') ?? null;
};
