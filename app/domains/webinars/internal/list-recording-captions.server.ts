import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordingCaptions } from '#db/schema/webinars.ts';

export const listRecordingCaptions = (ctx: Ctx, recordingId: string) =>
  ctx.db.read
    .select()
    .from(recordingCaptions)
    .where(eq(recordingCaptions.recordingId, recordingId))
    .orderBy(asc(recordingCaptions.language));
