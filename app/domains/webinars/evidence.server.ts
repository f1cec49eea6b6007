import { and, asc, desc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { JobHandler } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';
import {
  recordings,
  webinarAssets,
  webinarCorrections,
  webinarIntervals,
  webinarQuestions,
  webinarRules,
  webinars,
  webinarSeats,
  webinarStreams,
  webinarTests,
} from '#db/schema/webinars.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { mustBeSomebodyElse } from '../accounts/permissions.ts';
import { type Interval, lengthOf } from '../learning/counted-time.ts';
import { judgeRegistrationIn } from '../learning/judge-registration.server.ts';
import { offersOf } from '../catalogue/list-courses.server.ts';
import { type Asked, listAsked } from '../rooms/prompts.server.ts';
import {
  type Attended,
  attended,
  type Evidence,
  type Lacks,
  missingByRule,
  type Rule,
} from './attendance.ts';
import { requireOwnWebinar, type Webinar } from './read-webinar.server.ts';
import { tellPersonIn } from './letters.server.ts';
import { CorrectionInput } from './schemas.ts';
import { urls } from '#app/urls.ts';

/** The clock of the pictures and that of the webhooks are seconds apart. */
const SLACK_MS = 15_000;
/** How much of a recording must have been played. */
const WATCH_THROUGH = 90;

/** What holds for all of a webinar's people: read once for a list of them. */
export type Frame = {
  webinar: Webinar;
  rule: Rule;
  ruleVersion: number;
  sent: Interval[];
  baseMs: number;
  asked: Asked[];
};

export async function readFrame(read: Reader, webinar: Webinar, now: Date): Promise<Frame> {
  const [rule] = await read
    .select()
    .from(webinarRules)
    .where(eq(webinarRules.webinarId, webinar.id))
    .orderBy(desc(webinarRules.version))
    .limit(1);
  const sent = await readSent(read, webinar, now);
  const planned = webinar.endsAt.getTime() - webinar.startsAt.getTime();
  return {
    webinar,
    rule: rule!.rule,
    ruleVersion: rule!.version,
    sent,
    // Nobody can follow more than there was, nor needs more than was promised.
    baseMs: webinar.endedAt ? Math.min(planned, lengthOf(sent)) : planned,
    asked: await listAsked(read, webinar.id),
  };
}

/** When pictures came, between the opening of the room and its end. */
async function readSent(read: Reader, webinar: Webinar, now: Date): Promise<Interval[]> {
  if (!webinar.openedAt) return [];
  const rows = await read
    .select({ asset: webinarAssets })
    .from(webinarAssets)
    .innerJoin(webinarStreams, eq(webinarStreams.id, webinarAssets.streamId))
    .where(and(eq(webinarStreams.webinarId, webinar.id), eq(webinarStreams.purpose, 'live')));
  const from = webinar.openedAt.getTime();
  const to = webinar.endedAt?.getTime() ?? now.getTime();
  return rows
    .flatMap(({ asset }) => asset.recordedTimes ?? [])
    .map((time) => {
      const start = Date.parse(time.from);
      return {
        from: Math.max(from, start - SLACK_MS),
        to: Math.min(to, (time.ms < 0 ? now.getTime() : start + time.ms) + SLACK_MS),
      };
    })
    .filter((each) => each.to > each.from);
}

export type Own = {
  attended: Attended;
  evidence: Evidence;
  missing: Lacks[];
  correction: typeof webinarCorrections.$inferSelect | null;
  answered: string[];
};

export const asParts = (rows: { mediaFrom: Date; mediaTo: Date }[]): Interval[] =>
  rows.map((row) => ({ from: row.mediaFrom.getTime(), to: row.mediaTo.getTime() }));

/** What one person's attendance comes to by the rule in force. */
export async function readOwn(
  read: Reader,
  frame: Frame,
  registrationId: string,
  personId: string,
): Promise<Own> {
  const parts = await read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  const [correction] = await read
    .select()
    .from(webinarCorrections)
    .where(eq(webinarCorrections.registrationId, registrationId))
    .orderBy(desc(webinarCorrections.at), desc(webinarCorrections.id))
    .limit(1);
  const tests = await read.select().from(webinarTests).where(eq(webinarTests.registrationId, registrationId));
  const sum = attended(asParts(parts), frame.sent);
  const answered = frame.asked.filter((each) => each.answeredBy.has(personId)).map((each) => each.id);
  const evidence: Evidence = {
    ms: correction ? correction.minutes * 60_000 : sum.ms,
    baseMs: frame.baseMs,
    asked: frame.asked.length,
    answered: answered.length,
    testPercent:
      tests.length === 0
        ? null
        : Math.max(...tests.map((each) => Math.floor((each.right / each.asked) * 100))),
  };
  return {
    attended: sum,
    evidence,
    missing: missingByRule(frame.rule, evidence),
    correction: correction ?? null,
    answered,
  };
}

/** Completes a registration whose attendance meets the rule, once the webinar is over. In the unit that brought the last of it. */
export async function judgeSeatIn(tx: Tx, ctx: Ctx, registrationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ seat: webinarSeats, webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(eq(webinarSeats.registrationId, registrationId));
  if (!row?.webinar.endedAt || row.seat.state !== 'seat') return false;
  if ((await tx.$count(completions, eq(completions.registrationId, registrationId))) > 0) return false;
  const frame = await readFrame(tx, row.webinar, ctx.now);
  const own = await readOwn(tx, frame, registrationId, row.seat.personId);
  if (own.missing.length > 0) return false;
  const done = await judgeRegistrationIn(
    tx,
    ctx,
    registrationId,
    {
      completionStatus: 'completed',
      successStatus: null,
      scaledScore: null,
      startedAt: row.webinar.openedAt,
    },
    async () => own.evidence.ms,
    {
      webinarId: row.webinar.id,
      rule: frame.rule,
      ruleVersion: frame.ruleVersion,
      attendance: own.evidence,
      ...(own.correction ? { correctionId: own.correction.id } : {}),
    },
  );
  if (!done) return false;
  const [person] = await tx.select().from(people).where(eq(people.id, row.seat.personId));
  const [offer] = await offersOf(ctx, [row.webinar.versionId]);
  await tellPersonIn(
    tx,
    ctx,
    { webinar: row.webinar, offer: offer! },
    person!,
    'evaluate',
    urls.evaluation(registrationId),
  );
  return true;
}

/** After the end: everybody with a seat is judged, each in a unit of their own. */
export const judgeAllHandler =
  (platform: Platform): JobHandler =>
  async ({ webinarId }, { now }) => {
    const rows = await platform.db.read
      .select({ registrationId: webinarSeats.registrationId })
      .from(webinarSeats)
      .where(and(eq(webinarSeats.webinarId, String(webinarId)), eq(webinarSeats.state, 'seat')));
    const ctx: Ctx = { ...platform, now, requestId: 'judge', actor: null, remote: null };
    for (const { registrationId } of rows)
      await platform.db.transact((tx) => judgeSeatIn(tx, ctx, registrationId));
  };

/** The questions of a version, in order. Which option is right goes to its author alone. */
export const listTest = (read: Reader, versionId: string) =>
  read
    .select()
    .from(webinarQuestions)
    .where(eq(webinarQuestions.versionId, versionId))
    .orderBy(asc(webinarQuestions.number));

/** How far a recording was watched: the union of what was played, in per cent of its length. */
export async function readWatched(read: Reader, registrationId: string, durationMs: number) {
  const parts = await read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  const { watched } = attended(asParts(parts), [{ from: 0, to: durationMs }]);
  const ms = lengthOf(watched);
  // The last second of a recording is never quite played.
  return {
    watched,
    ms,
    percent: durationMs === 0 ? 0 : Math.min(100, Math.floor((ms / durationMs) * 100 + 0.5)),
  };
}

export const isWatchedThrough = (percent: number): boolean => percent >= WATCH_THROUGH;

/** As `judgeSeatIn`, for whoever watches the recording: real coverage, and its questions answered. */
export async function judgeViewerIn(tx: Tx, ctx: Ctx, registrationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ recording: recordings, asset: webinarAssets, versionId: registrations.versionId })
    .from(registrations)
    .innerJoin(recordings, eq(recordings.versionId, registrations.versionId))
    .innerJoin(webinarAssets, eq(webinarAssets.id, recordings.assetId))
    .where(eq(registrations.id, registrationId));
  if (!row) return false;
  const { ms, percent } = await readWatched(tx, registrationId, row.asset.durationMs ?? 0);
  if (!isWatchedThrough(percent)) return false;
  const questions = await listTest(tx, row.versionId);
  const tests = await tx.select().from(webinarTests).where(eq(webinarTests.registrationId, registrationId));
  if (questions.length > 0 && !tests.some((each) => each.right * 100 >= each.asked * 60)) return false;
  const [version] = await tx.select().from(courseVersions).where(eq(courseVersions.id, row.versionId));
  return judgeRegistrationIn(
    tx,
    ctx,
    registrationId,
    { completionStatus: 'completed', successStatus: null, scaledScore: null, startedAt: null },
    async () => ms,
    { recordingId: row.recording.id, percent, minutesOfVersion: version!.minutes },
  );
}

/**
 * A host says what somebody's minutes really were, and why. Appended; the newest stands. Throws
 * `own_decision` for one's own minutes, and `already_evaluated` once credit was given.
 */
export async function correctMinutes(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  const { registrationId, minutes, reason } = CorrectionInput.parse(raw);
  if (!webinar.endedAt) throw new DomainError('webinar_not_over');
  const planned = Math.round((webinar.endsAt.getTime() - webinar.startsAt.getTime()) / 60_000);
  if (minutes > planned) throw new DomainError('invalid', {}, { minutes: 'more_than_planned' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [seat] = await tx
      .select()
      .from(webinarSeats)
      .where(and(eq(webinarSeats.registrationId, registrationId), eq(webinarSeats.webinarId, webinarId)));
    if (!seat) throw new DomainError('not_found');
    mustBeSomebodyElse(ctx as SignedInCtx, seat.personId);
    if ((await tx.$count(evaluations, eq(evaluations.registrationId, registrationId))) > 0)
      throw new DomainError('already_evaluated');
    await tx
      .insert(webinarCorrections)
      .values({ id, registrationId, minutes, reason, by: actor.id, at: ctx.now });
    await appendAudit(tx, ctx, 'webinars.minutes-corrected', registrationId, { minutes, reason });
    await judgeSeatIn(tx, ctx, registrationId);
  });
}
