import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { knowClipIn } from '#app/domains/webinars/internal/know-clip.server.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireRecordingSpace } from '#app/domains/webinars/internal/require-recording-space.server.ts';
import { TrimInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { recordings, webinarAssets } from '#db/schema/webinars.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';
import { readWholeAsset } from './read-whole-asset.server.ts';
import { timeInRecording } from './time-in-recording.ts';

/**
 * Lets learners get the recording from one time to another of the whole. The engine cuts it out as an asset of its own, and learners
 * keep what they have until that is ready. Chapters, captions and questions stay where they are in the whole, and what was watched is
 * kept on the time of the whole too: a trim changes what is asked for, not what somebody has done. Returns whether it is the first: then giving the whole
 * again undoes it.
 */
export async function trimRecording(ctx: Ctx, webinarId: string, raw: unknown): Promise<boolean> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const whole = await readWholeAsset(ctx, recording);
  const { from, to } = partOf(TrimInput.parse(raw), whole.durationMs!);
  await requireRecordingSpace(ctx);
  const id = newId();
  // Written first: what the engine makes for it is found again by its id, also where its answer never came (`repair-clips.server.ts`).
  await ctx.db.transact(async (tx) => {
    await tx.insert(webinarAssets).values({
      id,
      streamId: whole.streamId,
      muxId: id,
      playbackId: '',
      state: 'live',
      durationMs: to - from,
      clipOf: whole.id,
      clipFromMs: from,
      clipToMs: to,
      stateAt: new Date(0),
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'webinars.recording-trim-asked', recording.id, { from, to, assetId: id });
  });
  // Asked once: each try would make a part of its own.
  const made = await callEngine(ctx.video, (mux) =>
    mux.video.assets.create(
      {
        inputs: [
          {
            url: `mux://assets/${whole.muxId}`,
            start_time: from / 1000,
            ...(to < whole.durationMs! ? { end_time: to / 1000 } : {}),
          },
        ],
        playback_policies: ['signed'],
        passthrough: id,
      },
      { maxRetries: 0 },
    ),
  );
  await ctx.db.transact(async (tx) => {
    await knowClipIn(tx, id, made.id);
    await tx.update(recordings).set({ nextAssetId: id }).where(eq(recordings.id, recording.id));
    await appendAudit(tx, ctx, 'webinars.recording-trimmed', recording.id, { from, to, assetId: id });
  });
  return recording.assetId === whole.id && recording.nextAssetId === null;
}

/** A player counts the sound that comes before the first picture, the engine does not: its end may be a little later. */
const SLACK_S = 5;

/** The part in milliseconds, within the recording. */
function partOf({ from, to }: { from: number; to: number }, durationMs: number) {
  const length = timeInRecording(Math.floor(durationMs / 1000));
  const whole = Math.ceil(durationMs / 1000);
  if (from >= whole) throw new DomainError('invalid', {}, { from: { code: 'beyond_recording', facts: { length } } });
  if (to > whole + SLACK_S) throw new DomainError('invalid', {}, { to: { code: 'beyond_recording', facts: { length } } });
  if (to <= from) throw new DomainError('invalid', {}, { to: 'ends_before_beginning' });
  if (from === 0 && to >= Math.floor(durationMs / 1000)) throw new DomainError('invalid', {}, { to: 'nothing_trimmed' });
  return { from: from * 1000, to: Math.min(to * 1000, durationMs) };
} // oxfmt-ignore
