import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { courseDisclosures, courses } from '#db/schema/catalogue.ts';
import { recordingCaptions, recordings, webinarAssets } from '#db/schema/webinars.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { placeLiveIn, writeWordsIn } from '../catalogue/place-live.server.ts';
import { publishVersion } from '../catalogue/place-package.server.ts';
import { readOwnCourse, readPublishedCourse } from '../catalogue/read-course.server.ts';
import { mustBeAllowed } from '../accounts/permissions.ts';
import { findOwnRegistration } from '../learning/registrations.server.ts';
import { listCaptions } from '../rooms/show.server.ts';
import { isWatchedThrough, listTest, readWatched } from './evidence.server.ts';
import { listAssets, signedSource } from './playback.server.ts';
import { requireOwnWebinar } from './read-webinar.server.ts';
import { CaptionsInput, ChaptersInput } from './schemas.ts';
import { startSession } from './sessions.server.ts';
import { readVtt, writeVtt } from './web-vtt.ts';

export type Recording = typeof recordings.$inferSelect;
/** How long a typed line is shown where the next one does not come sooner. */
const CUE_MS = 6000;

/** The whole recording that can be published: none while it is live or where nothing came. */
async function wholeAsset(ctx: Ctx, webinarId: string) {
  const whole = (await listAssets(ctx, webinarId)).filter(
    (each) => each.state === 'ready' && each.playbackId !== '' && (each.durationMs ?? 0) > 0,
  );
  // A webinar that was interrupted for longer than its window has several: the longest is the one.
  return whole.sort((a, b) => b.durationMs! - a.durationMs!)[0] ?? null;
}

export async function readOwnRecording(ctx: Ctx, webinarId: string) {
  const held = await requireOwnWebinar(ctx, webinarId);
  const [recording] = await ctx.db.read.select().from(recordings).where(eq(recordings.webinarId, webinarId));
  const asset = await wholeAsset(ctx, webinarId);
  return {
    ...held,
    asset,
    recording: recording ?? null,
    captions: recording ? await captionsOf(ctx, recording.id) : [],
    questions: recording ? await listTest(ctx.db.read, recording.versionId) : [],
    offered: recording ? (await readOwnCourse(ctx, recording.courseId))[0]! : null,
  };
}

const captionsOf = (ctx: Ctx, recordingId: string) =>
  ctx.db.read
    .select()
    .from(recordingCaptions)
    .where(eq(recordingCaptions.recordingId, recordingId))
    .orderBy(asc(recordingCaptions.language));

/**
 * Makes a draft of the recording as an activity of its own: the words of the webinar, the disclosures of its speakers,
 * and for each language that was typed in the room a draft of its captions.
 */
export async function draftRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar, offer } = await requireOwnWebinar(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  const asset = await wholeAsset(ctx, webinarId);
  if (!asset || !webinar.endedAt) throw new DomainError('no_recording');
  const typed = await listCaptions(ctx.db.read, webinarId);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if ((await tx.$count(recordings, eq(recordings.webinarId, webinarId))) > 0) return;
    const minutes = Math.max(1, Math.round(asset.durationMs! / 60_000));
    const { specialties } = offer.version;
    const [first, ...others] = offer.variants.map(({ title, summary, objectives, language }) => ({
      title,
      summary,
      objectives,
      language: language as 'en',
    }));
    const placed = await placeLiveIn(tx, ctx, { format: 'recording', minutes, specialties }, first!);
    for (const words of others) await writeWordsIn(tx, ctx, { ...placed, format: 'recording' }, words);
    const disclosures = await tx
      .select()
      .from(courseDisclosures)
      .where(eq(courseDisclosures.courseId, webinar.courseId));
    for (const { id: _, ...each } of disclosures)
      await tx.insert(courseDisclosures).values({ ...each, id: newId(), courseId: placed.courseId });
    await tx.insert(recordings).values({
      id,
      webinarId,
      courseId: placed.courseId,
      versionId: placed.versionId,
      assetId: asset.id,
      chapters: [],
      createdAt: ctx.now,
    });
    const begin = Date.parse(asset.recordedTimes?.[0]?.from ?? webinar.openedAt!.toISOString());
    for (const language of new Set(typed.map((each) => each.language))) {
      const lines = typed.filter((each) => each.language === language);
      const cues = lines.map((line, i) => {
        // People type after they have heard.
        const from = Math.max(0, line.at.getTime() - begin - 3000);
        const next = lines[i + 1] ? lines[i + 1]!.at.getTime() - begin - 3000 : Infinity;
        return { from, to: Math.max(from + 500, Math.min(from + CUE_MS, next)), text: line.text };
      });
      await tx.insert(recordingCaptions).values({
        id: newId(),
        recordingId: id,
        language,
        body: writeVtt(cues),
        revision: 1,
        updatedAt: ctx.now,
      });
    }
    await appendAudit(tx, ctx, 'webinars.recording-drafted', id, { webinarId, by: actor.opaqueId });
  });
}

async function requireOwnRecording(ctx: Ctx, webinarId: string): Promise<Recording> {
  const { recording } = await readOwnRecording(ctx, webinarId);
  mustBeAllowed(ctx, recording !== null);
  return recording!;
}

export async function setChapters(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const parsed = ChaptersInput.safeParse(raw);
  if (!parsed.success) throw new DomainError('invalid', {}, { chapters: 'chapters_malformed' });
  await ctx.db.transact(async (tx) => {
    await tx.update(recordings).set({ chapters: parsed.data }).where(eq(recordings.id, recording.id));
    await appendAudit(tx, ctx, 'webinars.chapters-set', recording.id, parsed.data);
  });
}

/** Writes a language's captions; whatever was signed before must be signed again. */
export async function writeCaptions(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const { language, body, revision } = CaptionsInput.parse(raw);
  if (!readVtt(body)) throw new DomainError('invalid', {}, { body: 'vtt_malformed' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const at = and(eq(recordingCaptions.recordingId, recording.id), eq(recordingCaptions.language, language));
    const [before] = await tx.select().from(recordingCaptions).where(at);
    if ((before?.revision ?? 0) !== revision) throw new DomainError('changed_meanwhile');
    const set = { body, revision: revision + 1, signedAt: null, signedBy: null, updatedAt: ctx.now };
    if (before) await tx.update(recordingCaptions).set(set).where(at);
    else await tx.insert(recordingCaptions).values({ id, recordingId: recording.id, language, ...set });
    await appendAudit(tx, ctx, 'webinars.captions-written', recording.id, {
      language,
      revision: revision + 1,
    });
  });
}

/** A person has read them against the sound: only then are they shown. Of the revision that was read. */
export async function signCaptions(
  ctx: Ctx,
  webinarId: string,
  language: string,
  revision: number,
): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const [signed] = await tx
      .update(recordingCaptions)
      .set({ signedAt: ctx.now, signedBy: actor.id })
      .where(
        and(
          eq(recordingCaptions.recordingId, recording.id),
          eq(recordingCaptions.language, language),
          eq(recordingCaptions.revision, revision),
        ),
      )
      .returning();
    if (!signed) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'webinars.captions-signed', recording.id, { language, revision });
  });
}

export async function publishRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  if (recording.published) return;
  await publishVersion(ctx, recording.versionId);
  await ctx.db.transact(async (tx) => {
    await tx.update(recordings).set({ published: true }).where(eq(recordings.id, recording.id));
    await appendAudit(tx, ctx, 'webinars.recording-published', recording.id, {});
  });
}

/** A published recording as a viewer sees it, with how far they have come. Throws `not_found`. */
export async function readRecording(ctx: Ctx, slug: string) {
  const published = await readPublishedCourse(ctx, slug);
  const [row] = await ctx.db.read
    .select({ recording: recordings, asset: webinarAssets })
    .from(recordings)
    .innerJoin(webinarAssets, eq(webinarAssets.id, recordings.assetId))
    .where(eq(recordings.courseId, published.course.id));
  if (!row) throw new DomainError('not_found');
  const standing = ctx.actor ? await findOwnRegistration(ctx, published.course.id) : null;
  const durationMs = row.asset.durationMs ?? 0;
  const watched = standing ? await readWatched(ctx.db.read, standing.registration.id, durationMs) : null;
  const captions = await captionsOf(ctx, row.recording.id);
  return {
    ...published,
    recording: row.recording,
    durationMs,
    standing,
    watched,
    isThrough: watched !== null && isWatchedThrough(watched.percent),
    playbackId: row.asset.playbackId,
    captions: captions.filter((each) => each.signedAt !== null).map(({ language }) => language),
    questions: (await listTest(ctx.db.read, row.recording.versionId)).map(
      ({ right: _, ...question }) => question,
    ),
  };
}

/** A player for whoever has registered: it counts from now on, and any other of the same person no more. */
export async function openRecording(ctx: Ctx, slug: string): Promise<{ token: string; source: string }> {
  const { standing, recording, playbackId } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, standing !== null);
  const source = await signedSource(ctx, playbackId);
  return { source, token: await startSession(ctx, standing!.registration.id, recording.webinarId, true) };
}

/** Signed captions of a published recording, for whoever watches it. */
export async function readCaptions(ctx: Ctx, slug: string, language: string): Promise<string> {
  const { recording, standing } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, standing !== null);
  const found = (await captionsOf(ctx, recording.id)).find((each) => each.language === language);
  if (!found?.signedAt) throw new DomainError('not_found');
  return found.body;
}

/** The recording of a webinar, once it is published. Public. */
export async function findRecordingSlug(ctx: Ctx, webinarId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ slug: courses.slug })
    .from(recordings)
    .innerJoin(courses, eq(courses.id, recordings.courseId))
    .where(and(eq(recordings.webinarId, webinarId), eq(recordings.published, true)));
  return row?.slug ?? null;
}
