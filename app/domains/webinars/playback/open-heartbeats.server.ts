import { eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Interval, intersect, lengthOf, union } from '#app/domains/learning/completion/counted-time.ts';
import { catchUpDeadline } from '#app/domains/webinars/attendance/catch-up-deadline.ts';
import { evaluateAttendanceIn } from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import {
  listPlayingSessions,
  type PlayingSession,
} from '#app/domains/webinars/internal/list-playing-sessions.server.ts';
import { verifySessionToken } from '#app/domains/webinars/internal/session-token.server.ts';
import { evaluateViewingIn } from '#app/domains/webinars/recordings/evaluate-viewing.server.ts';
import { windowOf } from '#app/domains/webinars/recordings/recording-window.ts';
import { HeartbeatInput } from '#app/domains/webinars/schemas.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Tx } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { sessions as accountSessions } from '#db/schema/accounts.ts';
import { webinarIntervals } from '#db/schema/webinars.ts';
import { clampHeartbeat, extendsInterval } from './heartbeat.ts';
import { playedIntervals } from './played-intervals.ts';
import { VIDEO_PROFILE, videoProfileContext } from './video-profile.ts';

/** Time that the server accepts with a session's first heartbeat. */
const FIRST_HEARTBEAT_MS = 15_000;

const BATCH_MS = 400;

const value = sql.placeholder;

export type HeartbeatAnswer = { ok: true; countedMs: number } | { ok: false; why: 'elsewhere' | 'unknown' };

type PendingHeartbeat = {
  input: HeartbeatInput;
  id: string;
  accountSession: string;
  now: number;
  done(answer: HeartbeatAnswer): void;
  fail(error: unknown): void;
};

/**
 * Collects heartbeats for under half a second and writes them in one unit; each is answered once durable. A player whose
 * session was superseded, or whose person has signed out or was blocked, is answered `elsewhere` and counts nothing.
 */
export function openHeartbeats(platform: Platform) {
  const { db } = platform;
  const key = platform.keys.for('webinars');
  let waiting: PendingHeartbeat[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    timer = undefined;
    const batch = waiting;
    waiting = [];
    try {
      const answers = await db.transact((tx) => keepIn(tx, batch));
      batch.forEach((each, i) => each.done(answers[i]!));
    } catch (error) {
      for (const each of batch) each.fail(error);
    }
  }

  async function keepIn(tx: Tx, batch: PendingHeartbeat[]): Promise<HeartbeatAnswer[]> {
    const ids = [...new Set(batch.map((each) => each.id))];
    const rows = await listPlayingSessions(tx, ids);
    const accounts = await tx
      .select({ id: accountSessions.id })
      .from(accountSessions)
      .where(inArray(accountSessions.id, [...new Set(batch.map((each) => each.accountSession))]));
    const signedIn = new Set(accounts.map((each) => each.id));
    const bySession = new Map(rows.map((row) => [row.session.id, row]));
    const parts = await tx
      .select()
      .from(webinarIntervals)
      .where(
        inArray(
          webinarIntervals.registrationId,
          rows.map((row) => row.session.registrationId),
        ),
      );
    const byRegistration = new Map<string, typeof parts>();
    for (const part of parts) {
      const known = byRegistration.get(part.registrationId);
      if (known) known.push(part);
      else byRegistration.set(part.registrationId, [part]);
    }

    const answers: HeartbeatAnswer[] = [];
    for (const heartbeat of batch) {
      const row = bySession.get(heartbeat.id);
      if (!row) {
        answers.push({ ok: false, why: 'unknown' });
        continue;
      }
      const { session } = row;
      // CLI and tests act without an account session; a browser always has one.
      const out = heartbeat.accountSession !== '' && !signedIn.has(heartbeat.accountSession);
      if (session.endedAt || row.over || row.blockedAt || out) {
        answers.push({ ok: false, why: 'elsewhere' });
        continue;
      }
      const own = byRegistration.get(session.registrationId) ?? [];
      byRegistration.set(session.registrationId, own);
      await takeIn(tx, heartbeat, row, own);
      const counted = playedIntervals(own);
      answers.push({
        ok: true,
        countedMs: lengthOf(row.offered ? intersect(union(counted), [windowOf(row.offered)]) : counted),
      });
    }
    return answers;
  }

  async function takeIn(
    tx: Tx,
    { input, now }: PendingHeartbeat,
    row: PlayingSession,
    own: (typeof webinarIntervals.$inferSelect)[],
  ): Promise<void> {
    const { session } = row;
    const at = new Date(now);
    const ctx: Ctx = { ...platform, now: at, requestId: 'beat', actor: null, remote: null };
    if (!session.recorded && (!row.openedAt || isTooLate(row, now))) return;
    // Whichever of the person's players was heard last: time is never spent twice.
    const heard = [
      session.startedAt.getTime() - FIRST_HEARTBEAT_MS,
      ...own.map((each) => each.lastAt.getTime()),
    ];
    // Rows dated in the future were written under a wrong clock and must not stop time.
    const past = heard.filter((each) => each <= now + FIRST_HEARTBEAT_MS);
    const heardAt = past.length > 0 ? Math.max(...past) : now - FIRST_HEARTBEAT_MS;
    const offset = row.playedFrom ?? 0;
    const played: Interval[] = input.played.map(([from, to]) => ({ from: from + offset, to: to + offset }));
    const taken = clampHeartbeat(played, {
      now,
      heardAt,
      from: session.recorded ? offset : row.openedAt!.getTime(),
      ...(row.endedAt && !session.recorded ? { until: row.endedAt.getTime() } : {}),
    });
    for (const part of taken) {
      const last = own
        .filter((each) => each.sessionId === session.id && each.mode === input.mode)
        .find((each) =>
          extendsInterval({ from: each.mediaFrom.getTime(), to: each.mediaTo.getTime() }, part),
        );
      if (last) {
        last.mediaFrom = new Date(Math.min(last.mediaFrom.getTime(), part.from));
        last.mediaTo = new Date(Math.max(last.mediaTo.getTime(), part.to));
        last.lastAt = at;
        await extend(tx, last);
      } else {
        const added = {
          id: newId(now),
          sessionId: session.id,
          registrationId: session.registrationId,
          mode: input.mode,
          mediaFrom: new Date(part.from),
          mediaTo: new Date(part.to),
          firstAt: at,
          lastAt: at,
        };
        await tx.insert(webinarIntervals).values(added);
        own.push(added);
      }
    }
    if (session.recorded)
      for (const event of input.events)
        await recordStatementIn(tx, ctx, {
          actor: row.opaqueId,
          verb: event.verb,
          activity: `/activities/courses/${row.courseId}`,
          name: {},
          type: 'video',
          registration: session.registrationId,
          result: {
            extensions:
              event.verb === 'seeked'
                ? {
                    [`${VIDEO_PROFILE}/extensions/time-from`]: event.time,
                    [`${VIDEO_PROFILE}/extensions/time-to`]: event.to ?? event.time,
                  }
                : { [`${VIDEO_PROFILE}/extensions/time`]: event.time },
          },
          context: videoProfileContext(session.id),
        });
    if (taken.length === 0) return;
    if (session.recorded) await evaluateViewingIn(tx, ctx, session.registrationId);
    else if (row.endedAt) await evaluateAttendanceIn(tx, ctx, session.registrationId);
  }

  const isTooLate = (row: PlayingSession, now: number): boolean =>
    row.endedAt !== null && now > (catchUpDeadline(row)?.getTime() ?? row.endedAt.getTime());

  const extend = async (tx: Tx, row: { id: string; mediaFrom: Date; mediaTo: Date; lastAt: Date }) => {
    const query = prepared(tx, 'webinar_extend_interval', (handle) =>
      handle
        .update(webinarIntervals)
        .set({
          mediaFrom: value('mediaFrom') as never,
          mediaTo: value('mediaTo') as never,
          lastAt: value('lastAt') as never,
        })
        .where(eq(webinarIntervals.id, value('id'))),
    );
    await query.execute({ id: row.id, mediaFrom: row.mediaFrom, mediaTo: row.mediaTo, lastAt: row.lastAt });
  };

  return {
    /**
     * `by` names the account session that the heartbeat came with: a token that was passed on counts nothing for anybody.
     * Throws `beat_malformed` for nonsense, `busy` where the database is.
     */
    take(raw: unknown, by: string, now: number): Promise<HeartbeatAnswer> {
      const parsed = HeartbeatInput.safeParse(raw);
      if (!parsed.success) return Promise.reject(new DomainError('beat_malformed'));
      const token = verifySessionToken(key, parsed.data.token);
      if (!token || token.accountSession !== by) return Promise.resolve({ ok: false, why: 'unknown' });
      return new Promise((done, fail) => {
        waiting.push({ input: parsed.data, ...token, now, done, fail });
        timer ??= setTimeout(() => void flush(), BATCH_MS);
      });
    },
  };
}
