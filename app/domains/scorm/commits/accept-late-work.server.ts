import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { applyStateIn } from '#app/domains/scorm/internal/apply-state.server.ts';
import { recordOfflineTimeIn } from '#app/domains/scorm/internal/counted-time.server.ts';
import { evaluateAttemptIn } from '#app/domains/scorm/internal/evaluate-attempt.server.ts';
import { takeLateSequencingIn } from '#app/domains/scorm/internal/take-sequencing.server.ts';
import { endLaunchesIn } from '#app/domains/scorm/launches/end-launches.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { scormAttempts, scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { findLateWork } from './find-late-work.server.ts';

/** The learner accepts late work: it becomes the state, and the late commits are no longer offered. */
export async function acceptLateWork(ctx: Ctx, registrationId: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const learner = { opaqueId: actor.opaqueId, language: registration.language, name: '' };
  await ctx.db.transact(async (tx) => {
    const work = await findLateWork(tx, registrationId);
    if (!work) throw new DomainError('not_found');
    const { open, steps, claims, states } = work;
    const { launch } = open;
    // A window that is still open holds an older state and would save it over this one.
    const isRunning = and(eq(scormLaunches.attemptId, open.attempt.id), isNull(scormLaunches.endedAt));
    await endLaunchesIn(tx, ctx, isRunning, 'superseded');
    await tx
      .update(scormCommits)
      .set({ late: false, applied: true })
      .where(and(eq(scormCommits.launchId, launch.id), eq(scormCommits.late, true)));
    // The time in which it was done comes with it: it ended with the launch.
    for (const claim of claims) await recordOfflineTimeIn(tx, launch, claim, launch.endedAt ?? ctx.now);
    for (const step of steps)
      await applyStateIn(tx, ctx, { ...open, learner }, states.find(({ sco }) => sco === step.sco) ?? null, {
        step,
        isNewest: open.kind !== 'sequenced',
        isOfPart: step.sco !== null,
      });
    const sequenced = await takeLateSequencingIn(tx, open, steps);
    if (sequenced) {
      const changed = { sequencing: sequenced.sequencing, ...sequenced.status };
      await tx.update(scormAttempts).set(changed).where(eq(scormAttempts.id, open.attempt.id));
      await evaluateAttemptIn(tx, ctx, { ...open, learner, attempt: { ...open.attempt, ...changed } });
    }
    await appendAudit(tx, ctx, 'scorm.late-work-used', launch.id, { registrationId });
  });
}
