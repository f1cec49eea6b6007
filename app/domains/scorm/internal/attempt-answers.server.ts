import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { type Answer, answersFromCmi } from '#app/domains/scorm/trace/answers.ts';
import { learnerAlias } from '#app/domains/scorm/trace/learner-alias.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormAttempts, scormScoStates } from '#db/schema/scorm.ts';
import { requireTracedPackage } from './traced-package.server.ts';

const BATCH = 200;

/** Every attempt's answers, in batches, so that a course of thousands is never whole in memory. */
export async function* streamAttemptAnswers(
  ctx: Ctx,
  packageId: string,
  standard: 'scorm-1.2' | 'scorm-2004',
) {
  for (let after = ''; ;) {
    const rows = await ctx.db.read
      .select({ id: scormAttempts.id, startedAt: scormAttempts.startedAt, opaqueId: people.opaqueId })
      .from(scormAttempts)
      .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
      .innerJoin(people, eq(people.id, registrations.personId))
      .where(and(eq(scormAttempts.packageId, packageId), gt(scormAttempts.id, after)))
      .orderBy(asc(scormAttempts.id))
      .limit(BATCH);
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    const states = await ctx.db.read
      .select({ attemptId: scormScoStates.attemptId, sco: scormScoStates.sco, cmi: scormScoStates.cmi })
      .from(scormScoStates)
      .where(inArray(scormScoStates.attemptId, rows.map(({ id }) => id))); // oxfmt-ignore
    for (const row of rows)
      for (const { sco, cmi } of states.filter(({ attemptId }) => attemptId === row.id))
        if (cmi !== null)
          yield { ...row, sco, answers: answersFromCmi(standard, JSON.parse(cmi) as FlatCmi) };
  }
}

export type LearnerAnswer = { learner: string; startedAt: Date; sco: string } & Answer;

/** Each answer that was ever given, one after the other. */
export async function* streamAnswers(ctx: Ctx, packageId: string): AsyncGenerator<LearnerAnswer> {
  const { row } = await requireTracedPackage(ctx, packageId);
  for await (const { opaqueId, startedAt, sco, answers } of streamAttemptAnswers(
    ctx,
    packageId,
    row.standard,
  ))
    for (const answer of answers) yield { learner: learnerAlias(opaqueId), startedAt, sco, ...answer };
}
