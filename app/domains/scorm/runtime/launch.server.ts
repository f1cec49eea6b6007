import { createHmac } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { keyedLabel, newId, sha256 } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import type { CompletionRule } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormAttempts, scormCommits, scormLaunches, scormPackages } from '#db/schema/scorm.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../../accounts/permissions.ts';
import { listDisclosures, seenHash } from '../../catalogue/disclosures.server.ts';
import { isFailed, nextTry } from '../../learning/judge.ts';
import { requireOwnRegistration, variantOf } from '../../learning/registrations.server.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import { readNeeds } from '../settle-needs.server.ts';
import { findLaunchByToken } from '../internal/hot-queries.server.ts';
import { COMMITS } from './bounds.ts';
import type { FlatCmi } from './cmi.ts';
import type { Learner } from './initial-cmi.ts';
import { type Needs, needsOf } from './needs.ts';
import type { OwnRule } from './own-rule.ts';
import { listStates, pointOf, readContents } from './parts.server.ts';
import { sayOfSco } from './say.server.ts';

const LIFE_MS = 12 * 3_600_000;

/** The token follows from the launch and the server's key, so that a page can show it again and no row holds it. */
const tokenOf = (keys: Keys, launchId: string): string =>
  createHmac('sha256', keys.for('content-label'))
    .update(`launch ${launchId}`)
    .digest('base64url')
    .slice(0, 32);

/**
 * Makes a launch and ends the one before it in the same attempt. Only ever called for a POST. `anew`: the learner wants another attempt, which
 * counts as one where they are counted.
 */
export async function startLaunch(ctx: Ctx, registrationId: string, anew = false): Promise<string> {
  const standing = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const { packageId } = variantOf(standing);
  // What is held live has no package to launch.
  if (packageId === null) throw new DomainError('not_found');
  const { courseId, disclosuresSeen } = standing.registration;
  const { rule } = standing.offer.version;
  const disclosed = seenHash(await listDisclosures(ctx.db.read, courseId));
  if (disclosed !== null && disclosed !== disclosuresSeen && !standing.completion)
    throw new DomainError('disclosure_unseen');
  await mustHaveSaidLittle(ctx, actor.id);
  const [id, newAttemptId] = [newId(), newId()];
  const token = tokenOf(ctx.keys, id);
  await ctx.db.transact(async (tx) => {
    const last = await findLastAttempt(tx, registrationId, packageId);
    const isOpen = last !== undefined && !standing.completion;
    const again = isOpen && ((await isSpentIn(tx, rule, last, ctx.now)) || (anew && mayTryAgain(rule, last)));
    const attemptId = last && !again ? last.id : newAttemptId;
    if (!last || again)
      await tx.insert(scormAttempts).values({
        id: attemptId,
        registrationId,
        packageId,
        number: (last?.number ?? 0) + 1,
        sequencing: last ? await sharedOf(tx, packageId, last.sequencing) : null,
        startedAt: ctx.now,
      });
    // Those of an earlier attempt too: what is still said in an old window is no word on this one.
    await endLaunchesIn(
      tx,
      ctx,
      and(
        eq(scormLaunches.registrationId, registrationId),
        eq(scormLaunches.packageId, packageId),
        isNull(scormLaunches.endedAt),
      ),
      'superseded',
    );
    await tx.insert(scormLaunches).values({
      id,
      tokenHash: sha256(token),
      label: keyedLabel(ctx.keys.for('content-label'), `${actor.id} ${packageId}`),
      attemptId,
      registrationId,
      personId: actor.id,
      packageId,
      sessionId: actor.sessionId,
      mode: standing.completion && last && (await isOverIn(tx, last)) ? 'review' : 'normal',
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + LIFE_MS),
    });
    await appendAudit(tx, ctx, 'scorm.launched', id, { registrationId, attemptId });
  });
  return id;
}

/** A launch bounds what it may say, and this how often that begins over. Throws `too_many_launches`. */
async function mustHaveSaidLittle({ db, now }: Ctx, personId: string): Promise<void> {
  const since = new Date(now.getTime() - 86_400_000);
  const [said] = await db.read
    .select({
      launches: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(${scormLaunches.journalBytes}), 0)`.mapWith(Number),
    })
    .from(scormLaunches)
    .where(and(eq(scormLaunches.personId, personId), gt(scormLaunches.createdAt, since)));
  if (said!.bytes > COMMITS.bytesADay || said!.launches >= COMMITS.launchesADay)
    throw new DomainError('too_many_launches');
}

function mayTryAgain({ maxTries = 0 }: CompletionRule, { number }: { number: number }): boolean {
  if (maxTries > 0 && number >= maxTries) throw new DomainError('tries_spent', { tries: maxTries });
  return true;
}

/**
 * What of the sequencer's state a new attempt begins with: shared objectives and shared data that are the learner's and not the attempt's
 * (adlseq:objectivesGlobalToSystem, adlcp:sharedDataGlobalToSystem). Another course's are never reached.
 */
async function sharedOf(read: Reader, packageId: string, sequencing: string | null): Promise<string | null> {
  const { contents } = await readContents(read, packageId);
  if (contents?.kind !== 'sequenced' || sequencing === null) return null;
  const { objectivesGlobalToSystem, dataGlobalToSystem } = contents.tree;
  const kept = Object.entries(JSON.parse(sequencing) as FlatCmi).filter(
    ([name]) =>
      (objectivesGlobalToSystem && /^seq:\/(sequencing\/)?globalObjective/.test(name)) ||
      (dataGlobalToSystem && name.startsWith('seq:/sharedData')),
  );
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : null;
}

export async function findLastAttempt(read: Reader, registrationId: string, packageId: string) {
  const [last] = await read
    .select()
    .from(scormAttempts)
    .where(and(eq(scormAttempts.registrationId, registrationId), eq(scormAttempts.packageId, packageId)))
    .orderBy(desc(scormAttempts.number))
    .limit(1);
  return last;
}

/** Whether a completed attempt has nothing left that was suspended: it can be looked at again, and no more. */
async function isOverIn(tx: Tx, attempt: typeof scormAttempts.$inferSelect): Promise<boolean> {
  const states = await listStates(tx, attempt.id);
  const isSuspended = ({ cmi, terminated }: (typeof states)[number]) =>
    !terminated || /"cmi\.(core\.)?exit":"suspend"/.test(cmi ?? '');
  return attempt.completionStatus === 'completed' && states.length > 0 && !states.some(isSuspended);
}

/**
 * Whether an attempt was handed in and failed where attempts are counted, so that the next launch begins a new one.
 * Throws `tries_spent`, and `try_waits` while it must wait.
 */
async function isSpentIn(
  tx: Tx,
  rule: CompletionRule,
  attempt: typeof scormAttempts.$inferSelect,
  now: Date,
): Promise<boolean> {
  if (!rule.maxTries || !isFailed(rule, attempt)) return false;
  const [handedIn] = await tx
    .select({ endedAt: scormLaunches.endedAt })
    .from(scormLaunches)
    .where(and(eq(scormLaunches.attemptId, attempt.id), eq(scormLaunches.endReason, 'finished')))
    .orderBy(desc(scormLaunches.endedAt))
    .limit(1);
  if (!handedIn?.endedAt) return false;
  // A clock that was ahead must not make the wait longer.
  const endedAt = handedIn.endedAt > now ? now : handedIn.endedAt;
  const next = nextTry(rule, attempt.number, endedAt, now);
  if (next === 'never') throw new DomainError('tries_spent', { tries: rule.maxTries });
  if (next) throw new DomainError('try_waits', next);
  return true;
}

/** Where the content of a launch lies, on its own host. */
export const addressOf = (ctx: Ctx, { id, label }: { id: string; label: string }): string =>
  `${ctx.settings.contentOrigin.replace('*', label)}/l/${tokenOf(ctx.keys, id)}`;

/** One's own launch, with the address of its player; showing it neither makes nor ends one. */
export async function readOwnLaunch(ctx: Ctx, id: string) {
  mustBeSignedIn(ctx);
  const [launch] = await ctx.db.read.select().from(scormLaunches).where(eq(scormLaunches.id, id));
  mustBeAllowed(ctx, launch?.personId === ctx.actor.id);
  const standing = await requireOwnRegistration(ctx, launch!.registrationId);
  return {
    launch: launch!,
    standing,
    player: `${addressOf(ctx, launch!)}/__player/`,
    needs: await readNeeds(ctx, launch!.packageId),
  };
}

export type OpenLaunch = {
  launch: typeof scormLaunches.$inferSelect;
  attempt: typeof scormAttempts.$inferSelect;
  standard: 'scorm-1.2' | 'scorm-2004';
  kind: 'single' | 'list' | 'sequenced';
  /** The first part. */
  point: LaunchPoint;
  needs: Needs;
  ownRule: OwnRule | null;
  learner: Learner;
  /** Why nothing may be started or served any more; null while it may. */
  over: 'finished' | 'superseded' | 'expired' | 'signed-out' | 'left' | null;
};

/** What a token opens; throws `not_found` for an unknown token and for one under another's host label. */
export async function openLaunch(ctx: Ctx, token: string, label: string | null): Promise<OpenLaunch> {
  const row = await findLaunchByToken(ctx.db.read, sha256(token));
  if (!row || (label !== null && row.launch.label !== label)) throw new DomainError('not_found');
  const point = row.point as unknown as LaunchPoint;
  return {
    launch: row.launch,
    attempt: row.attempt,
    standard: row.standard,
    kind: row.kind,
    point,
    needs: needsOf(row.needs),
    ownRule: row.ownRule as OwnRule | null,
    learner: learnerOf(row),
    over: overOf(row, ctx.now),
  };
}

/** Signing out, being blocked and leaving the course end a launch at once, because they are asked each time. */
export function overOf(
  row: {
    launch: Pick<typeof scormLaunches.$inferSelect, 'endReason' | 'sessionId' | 'expiresAt'>;
    blockedAt: Date | null;
    endedAt: Date | null;
    session: Date | null;
  },
  now: Date,
): OpenLaunch['over'] {
  const { endReason, sessionId, expiresAt } = row.launch;
  if (endReason) return endReason;
  if (row.endedAt) return 'left';
  if (row.blockedAt || (sessionId !== null && !(row.session && row.session > now))) return 'signed-out';
  return expiresAt <= now ? 'expired' : null;
}

/** A package learns an opaque id; the name only where its author asked for it. */
const learnerOf = (row: { opaqueId: string; language: string; name: string; needs: unknown }): Learner => ({
  opaqueId: row.opaqueId,
  language: row.language,
  name: needsOf(row.needs).name ? row.name : '',
});

/** The acting person's own launch, opened without its token: for what runs in this process. */
export const openOwnLaunch = async (ctx: Ctx, id: string): Promise<OpenLaunch> => {
  const { launch } = await readOwnLaunch(ctx, id);
  return openLaunch(ctx, tokenOf(ctx.keys, launch.id), launch.label);
};

export const extendedLife = (now: Date): Date => new Date(now.getTime() + LIFE_MS);

/** Ends launches that no package ended itself; those that had begun are said to be terminated. */
export async function endLaunchesIn(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
  endReason: 'superseded' | 'expired',
): Promise<void> {
  const ended = await tx.update(scormLaunches).set({ endedAt: ctx.now, endReason }).where(where).returning();
  for (const launch of ended.filter((each) => each.appliedSequence > 0)) {
    const [row] = await tx
      .select({
        opaqueId: people.opaqueId,
        language: registrations.language,
        kind: scormPackages.kind,
        point: scormPackages.launch,
      })
      .from(registrations)
      .innerJoin(people, eq(people.id, registrations.personId))
      .innerJoin(scormPackages, eq(scormPackages.id, launch.packageId))
      .where(eq(registrations.id, launch.registrationId));
    const { opaqueId, language, kind } = row!;
    const point = row!.point as unknown as LaunchPoint;
    const learner = { opaqueId, language };
    for (const state of await listStates(tx, launch.attemptId))
      if (state.launchId === launch.id && !state.terminated && state.cmi !== null) {
        const part = await pointOf(tx, { kind, point, launch }, state.sco);
        await sayOfSco(tx, ctx, { launch, learner, point: part }, 'terminated');
      }
  }
}

/** Closes what has outlived its token; for the housekeeping of the process. */
export const endExpiredLaunches = (ctx: Ctx): Promise<void> =>
  ctx.db.transact((tx) =>
    endLaunchesIn(
      tx,
      ctx,
      and(isNull(scormLaunches.endedAt), lt(scormLaunches.expiresAt, ctx.now)),
      'expired',
    ),
  );

/** The highest sequence that the journal holds, so that a player that was loaded again goes on after it. */
export async function lastSequenceOf(ctx: Ctx, launchId: string): Promise<number> {
  const [row] = await ctx.db.read
    .select({ sequence: scormCommits.sequence })
    .from(scormCommits)
    .where(eq(scormCommits.launchId, launchId))
    .orderBy(desc(scormCommits.sequence))
    .limit(1);
  return row?.sequence ?? 0;
}
