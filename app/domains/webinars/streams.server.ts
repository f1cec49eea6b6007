import { and, eq, gte, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, newToken, sha256 } from '#app/platform/ids.server.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';
import { roomQuestions } from '#db/schema/rooms.ts';
import {
  broadcastTickets,
  webinarAssets,
  webinars,
  webinarStreams,
  webinarTasks,
} from '#db/schema/webinars.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { appendEventsIn, changeRoom } from '../rooms/events.server.ts';
import { canReceive } from './engine.server.ts';
import { ask, isGone } from './internal/mux.server.ts';
import { findStream, requireOwnWebinar, type Stream } from './read-webinar.server.ts';
import { SimulcastInput } from './schemas.ts';

export type Purpose = Stream['purpose'];
const RECONNECT_S = 300;
const TICKET_MS = 60_000;
/** A host may open the room this long before the time, and rehearse at any time before. */
const EARLY_MS = 30 * 60_000;
export const JUDGE_ALL = 'webinar-judge';

/** What mux-local records lies on our disk: while that is nearly full nothing new is begun. Throws `storage_full`. */
async function mustHaveRoomToRecord(ctx: Ctx): Promise<void> {
  if (ctx.video.engine?.kind === 'local') await mustHaveRoom(ctx);
}

/** The webinar's live stream for this purpose, made at the engine where there is none. For host and co-host. */
async function requireOwnStream(ctx: Ctx, webinarId: string, purpose: Purpose): Promise<Stream> {
  const { webinar, offer } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (webinar.endedAt || webinar.state === 'cancelled') throw new DomainError('webinar_over');
  const known = await findStream(ctx, webinarId, purpose);
  if (known) return known;
  if (!canReceive(ctx.video)) throw new DomainError(ctx.video.engine ? 'no_ffmpeg' : 'video_off');
  await mustHaveRoomToRecord(ctx);
  const live = await ask(ctx.video, (mux) =>
    mux.video.liveStreams.create({
      playback_policies: ['signed'],
      new_asset_settings: { playback_policies: ['signed'], passthrough: webinarId },
      latency_mode: 'reduced',
      // Explicit: a reduced latency has none by default, and a lost line would end the recording.
      reconnect_window: RECONNECT_S,
      passthrough: webinarId,
      meta: { title: offer.variants[0]!.title.slice(0, 120) },
    }),
  );
  const id = newId();
  return ctx.db.transact(async (tx) => {
    const [row] = await tx
      .insert(webinarStreams)
      .values({
        id,
        webinarId,
        purpose,
        muxId: live.id,
        playbackId: live.playback_ids![0]!.id,
        state: 'idle',
        stateAt: new Date(0),
        createdAt: ctx.now,
      })
      .returning();
    await appendAudit(tx, ctx, 'webinars.stream-made', id, { webinarId, purpose });
    return row!;
  });
}

export type Ingest = {
  address: string;
  key: string;
  status: string;
  simulcasts: { id: string; url: string; status: string }[];
  captions: boolean;
};

/** Where an encoder such as OBS sends to. The key is a credential: it stands in no row of ours. */
export async function readIngest(ctx: Ctx, webinarId: string, purpose: Purpose): Promise<Ingest> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  return ask(ctx.video, async (mux, engine) => {
    const live = await mux.video.liveStreams.retrieve(stream.muxId);
    if (live.status !== 'active') await mustHaveRoomToRecord(ctx);
    return {
      address: engine.ingestUrl,
      key: live.stream_key,
      status: live.status,
      simulcasts: (live.simulcast_targets ?? []).map(({ id, url, status }) => ({ id, url, status })),
      captions: (live.embedded_subtitles ?? []).length > 0,
    };
  });
}

/** Whoever had the old key is cut off with the next connection, and never gets in again. */
export async function resetStreamKey(ctx: Ctx, webinarId: string, purpose: Purpose): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  await ask(ctx.video, (mux) => mux.video.liveStreams.resetStreamKey(stream.muxId));
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.key-reset', stream.id, {}));
}

/** The same pictures elsewhere too; only while nothing is sent. */
export async function addSimulcast(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  const { url, streamKey } = SimulcastInput.parse(raw);
  await ask(ctx.video, (mux) =>
    mux.video.liveStreams.createSimulcastTarget(stream.muxId, {
      url,
      ...(streamKey ? { stream_key: streamKey } : {}),
    }),
  );
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.simulcast-added', stream.id, { url }));
}

export async function removeSimulcast(ctx: Ctx, webinarId: string, targetId: string): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  await ask(ctx.video, (mux) => mux.video.liveStreams.deleteSimulcastTarget(stream.muxId, targetId));
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.simulcast-removed', stream.id, { targetId }));
}

/** The encoder writes captions into the picture (CEA-608), in the language of the webinar. */
export async function setEmbeddedCaptions(ctx: Ctx, webinarId: string, on: boolean): Promise<void> {
  const { offer } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  const { language } = offer.variants[0]!;
  await ask(ctx.video, (mux) =>
    mux.video.liveStreams.updateEmbeddedSubtitles(stream.muxId, {
      embedded_subtitles: on
        ? [{ language_channel: 'cc1', language_code: language, name: nameOfLocale(language) }]
        : [],
    }),
  );
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.embedded-captions', stream.id, { on }));
}

/** A right to send pictures from a browser: once, within a minute, for this stream. */
export async function makeTicket(ctx: Ctx, webinarId: string, purpose: Purpose): Promise<string> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  const { actor } = ctx as SignedInCtx;
  if (!ctx.video.ffmpeg) throw new DomainError('no_ffmpeg');
  if (stream.state !== 'active') await mustHaveRoomToRecord(ctx);
  const ticket = newToken();
  await ctx.db.transact(async (tx) => {
    await tx.insert(broadcastTickets).values({
      id: sha256(ticket),
      streamId: stream.id,
      personId: actor.id,
      expiresAt: new Date(ctx.now.getTime() + TICKET_MS),
    });
    await appendAudit(tx, ctx, 'webinars.ticket-made', stream.id, {});
  });
  return ticket;
}

export type Redeemed = { address: string; personId: string; webinarId: string };

/** Takes a ticket; answers where its pictures go, with the key in it, and whose it is. Null for one that is unknown, used or too old. */
export async function redeemTicket(platform: Platform, ticket: string, now: Date): Promise<Redeemed | null> {
  const [used] = await platform.db.transact((tx) =>
    tx
      .update(broadcastTickets)
      .set({ usedAt: now })
      .where(
        and(
          eq(broadcastTickets.id, sha256(ticket)),
          isNull(broadcastTickets.usedAt),
          gte(broadcastTickets.expiresAt, now),
        ),
      )
      .returning(),
  );
  if (!used) return null;
  const [stream] = await platform.db.read
    .select()
    .from(webinarStreams)
    .where(eq(webinarStreams.id, used.streamId));
  return ask(platform.video, async (mux, engine) => {
    const live = await mux.video.liveStreams.retrieve(stream!.muxId);
    const address = `${engine.ingestUrl}/${live.stream_key}`;
    return { address, personId: used.personId, webinarId: stream!.webinarId };
  });
}

/** Lets everybody in: from now on the stream is seen and minutes count. The rule in force is fixed. */
export async function openWebinar(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (webinar.state !== 'announced') throw new DomainError('webinar_not_announced');
  if (webinar.endedAt) throw new DomainError('webinar_over');
  if (webinar.openedAt) return;
  if (webinar.startsAt.getTime() - ctx.now.getTime() > EARLY_MS) throw new DomainError('too_early');
  const stream = await findStream(ctx, webinarId, 'live');
  await changeRoom(ctx, webinarId, async (tx) => {
    await tx.update(webinars).set({ openedAt: ctx.now }).where(eq(webinars.id, webinarId));
    const state = stream?.state === 'active' ? 'live' : 'waiting';
    await appendEventsIn(tx, ctx, webinarId, [{ kind: 'stream', body: { state } }]);
    await appendAudit(tx, ctx, 'webinars.opened', webinarId, {});
  });
}

/** Ends it for all: minutes are counted, and questions that nobody answered become tasks of the host. */
export async function endWebinar(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (!webinar.openedAt) throw new DomainError('webinar_not_open');
  if (webinar.endedAt) return;
  await closeRoom(ctx, webinarId);
  const stream = await findStream(ctx, webinarId, 'live');
  if (stream)
    await ask(ctx.video, (mux) => mux.video.liveStreams.complete(stream.muxId)).catch((error: unknown) => {
      // Nothing was being sent, or the engine is away: the room is closed all the same.
      if (!(error instanceof DomainError)) throw error;
    });
}

/** The process does it too, for hosts who never come or never end it. */
async function closeRoom(ctx: Ctx, webinarId: string): Promise<void> {
  await changeRoom(ctx, webinarId, async (tx) => {
    const [ended] = await tx
      .update(webinars)
      .set({ endedAt: ctx.now })
      .where(and(eq(webinars.id, webinarId), isNull(webinars.endedAt)))
      .returning();
    if (!ended) return;
    await appendEventsIn(tx, ctx, webinarId, [{ kind: 'stream', body: { state: 'ended' } }]);
    const open = await tx
      .select({ id: roomQuestions.id })
      .from(roomQuestions)
      .where(and(eq(roomQuestions.roomId, webinarId), eq(roomQuestions.state, 'open')));
    for (const { id } of open)
      await tx
        .insert(webinarTasks)
        .values({ id, webinarId, questionId: id, createdAt: ctx.now })
        .onConflictDoNothing();
    await enqueueJob(tx, ctx.now, JUDGE_ALL, { webinarId });
    await appendAudit(tx, ctx, 'webinars.ended', webinarId, {});
  });
}

/** Rooms that nobody ended: two hours after the planned end, the process does. */
export async function endForgottenWebinars(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), isNull(webinars.endedAt)));
  for (const row of rows)
    if (row.openedAt && row.endsAt.getTime() + 2 * 3_600_000 < ctx.now.getTime())
      await closeRoom(ctx, row.id);
}

/** What was tried is thrown away: stream, pictures and rows that say so. */
export async function endRehearsal(ctx: Ctx, webinarId: string): Promise<void> {
  await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  const stream = await findStream(ctx, webinarId, 'rehearsal');
  if (!stream) return;
  await dropStream(ctx, stream);
  await ctx.db.transact(async (tx) => {
    await tx
      .update(webinarStreams)
      .set({ state: 'deleted', stateAt: ctx.now })
      .where(eq(webinarStreams.id, stream.id));
    await tx.update(webinarAssets).set({ state: 'deleted' }).where(eq(webinarAssets.streamId, stream.id));
    await appendAudit(tx, ctx, 'webinars.rehearsal-ended', webinarId, {});
  });
}

async function dropStream(ctx: Ctx, stream: Stream): Promise<void> {
  await ask(ctx.video, async (mux) => {
    const live = await mux.video.liveStreams.retrieve(stream.muxId);
    await mux.video.liveStreams.disable(stream.muxId).catch(() => undefined);
    await mux.video.liveStreams.delete(stream.muxId);
    for (const id of live.recent_asset_ids ?? []) await mux.video.assets.delete(id).catch(() => undefined);
  }).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
