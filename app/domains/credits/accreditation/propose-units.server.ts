import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { activityTypeOfCourse } from '#app/domains/credits/activities/activity-types.ts';
import { unitsByRule } from '#app/domains/credits/ledger/credit-of.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';

/** Units that the rules of a programme give for the minutes of a version, as an exact text; null where no rule does. The caller has authorised. */
export async function proposeUnits(
  ctx: Ctx,
  { version, variants }: CourseOffer,
  programmeId: string,
): Promise<string | null> {
  const programme = programmeOrThrow(programmeId);
  const sets = (await readRuleSets(ctx.db.read)).get(programmeId) ?? [programme.ruleSet];
  const kind = variants.some(({ format }) => format === 'webinar') ? 'webinar' : 'course';
  const units = unitsByRule(programme, sets, {
    activityType: activityTypeOfCourse({ kind }),
    minutes: version.minutes,
    date: todayOf(ctx),
  });
  return units === '0' || units.includes('/') ? null : units;
}
