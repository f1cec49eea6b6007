import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { COMMIT_LIMITS } from '#app/domains/scorm/commits/commit-limits.ts';
import { findLastAttempt } from '#app/domains/scorm/internal/attempts.server.ts';
import { launchToken } from '#app/domains/scorm/internal/launch-token.server.ts';
import {
  isAttemptOverIn,
  isAttemptUsedUpIn,
  mayTryAgain,
} from '#app/domains/scorm/internal/next-attempt.server.ts';
import { beginSequencingIn } from '#app/domains/scorm/internal/sequencing.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { keyedLabel, newId, sha256 } from '#app/platform/ids.server.ts';
import { scormAttempts, scormLaunches } from '#db/schema/scorm.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { endLaunchesIn } from './end-launches.server.ts';
import { LAUNCH_LIFE_MS } from './launch.ts';

/**
 * Starts a launch and ends the one before it in the same attempt. Called for POST only. `isNewAttempt`: the learner asks for another
 * attempt, which counts where attempts are counted. `moduleOf`: the package that is a module of the registered native version, where the
 * caller has shown that it is one and is open to the learner.
 */
export async function startLaunch(
  ctx: Ctx,
  registrationId: string,
  {
    isNewAttempt = false,
    moduleOf = null,
  }: { isNewAttempt?: boolean | undefined; moduleOf?: string | null } = {},
): Promise<string> {
  const registered = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const packageId = moduleOf ?? registeredVariant(registered).packageId;
  // Webinars and recordings have no package to launch.
  if (packageId === null) throw new DomainError('not_found');
  const { courseId, disclosuresSeen } = registered.registration;
  const { rule } = registered.offer.version;
  const disclosed = hashDisclosures(await listDisclosures(ctx.db.read, courseId));
  if (disclosed !== null && disclosed !== disclosuresSeen && !registered.completion)
    throw new DomainError('disclosure_unseen');
  await requireLaunchAllowance(ctx, actor.id);
  const [id, newAttemptId] = [newId(), newId()];
  const token = launchToken(ctx.keys, id);
  await ctx.db.transact(async (tx) => {
    const last = await findLastAttempt(tx, registrationId, packageId);
    const isOpen = last !== undefined && !registered.completion;
    const again =
      isOpen &&
      ((await isAttemptUsedUpIn(tx, rule, last, ctx.now)) || (isNewAttempt && mayTryAgain(rule, last)));
    const attemptId = last && !again ? last.id : newAttemptId;
    if (!last || again)
      await tx.insert(scormAttempts).values({
        id: attemptId,
        registrationId,
        packageId,
        number: (last?.number ?? 0) + 1,
        startedAt: ctx.now,
      });
    await beginSequencingIn(tx, actor.id, { packageId, id: attemptId });
    // Launches of an earlier attempt too: an old window must not change this one.
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
      mode: registered.completion && last && (await isAttemptOverIn(tx, last)) ? 'review' : 'normal',
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + LAUNCH_LIFE_MS),
    });
    await appendAudit(tx, ctx, 'scorm.launched', id, { registrationId, attemptId });
  });
  return id;
}

/** A launch bounds what it may say, and this how often that begins over. Throws `too_many_launches`. */
async function requireLaunchAllowance({ db, now }: Ctx, personId: string): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS);
  const [said] = await db.read
    .select({
      launches: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(${scormLaunches.journalBytes}), 0)`.mapWith(Number),
    })
    .from(scormLaunches)
    .where(and(eq(scormLaunches.personId, personId), gt(scormLaunches.createdAt, since)));
  if (said!.bytes > COMMIT_LIMITS.bytesADay || said!.launches >= COMMIT_LIMITS.launchesADay)
    throw new DomainError('too_many_launches');
}
