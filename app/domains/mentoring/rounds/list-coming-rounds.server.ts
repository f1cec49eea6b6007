import { and, asc, eq, gte } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { mentoringPlans, mentoringProgrammes } from '#db/schema/mentoring.ts';

/** Planned rounds of an association's programmes that are still to be made, the next first, with the programme's title in the reader's language; for its officers. */
export async function listComingRounds(
  ctx: Ctx,
  associationId: string,
): Promise<{ id: string; programmeId: string; title: string; language: string; proposesOn: string }[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({
      id: mentoringPlans.id,
      programmeId: mentoringPlans.programmeId,
      proposesOn: mentoringPlans.proposesOn,
      words: mentoringProgrammes.words,
    })
    .from(mentoringPlans)
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringPlans.programmeId))
    .where(
      and(eq(mentoringProgrammes.associationId, associationId), gte(mentoringPlans.proposesOn, todayOf(ctx))),
    )
    .orderBy(asc(mentoringPlans.proposesOn))
    .limit(5);
  return rows.map(({ words, ...row }) => {
    const { title, language } = pickTranslation(words, ctx.actor.locale);
    return { ...row, title, language };
  });
}
