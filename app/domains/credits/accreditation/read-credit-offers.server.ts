import { eq, inArray } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { activityTypeOfCourse } from '#app/domains/credits/activities/activity-types.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { type CreditOffer, type OfferedCourse, creditOffer } from './credit-offer.ts';
import { listAccreditations } from './list-accreditations.server.ts';
import { readProgrammesOfReader } from './read-programmes-of-reader.server.ts';

/** Credit that each version offers the reader today. */
export async function readCreditOffers(ctx: Ctx, versionIds: string[]): Promise<Map<string, CreditOffer>> {
  const granted = (await listAccreditations(ctx, versionIds)).map((each) => each.accreditation);
  if (granted.length === 0) return new Map();
  // A stranger's country is not known, and a number in some unit would only puzzle them.
  if (!ctx.actor) return new Map();
  const reader = await readProgrammesOfReader(ctx, ctx.actor.id);
  const today = todayOf(ctx);
  const sets = await readRuleSets(ctx.db.read);
  const courses = await readOfferedCourses(ctx, versionIds, reader.specialty);
  return new Map(
    courses.flatMap((course) => {
      const credit = creditOffer(granted, course, sets, today, reader);
      return credit ? [[course.id, credit] as const] : [];
    }),
  );
}

async function readOfferedCourses(
  ctx: Ctx,
  versionIds: string[],
  specialty: string | null,
): Promise<OfferedCourse[]> {
  const rows = await ctx.db.read
    .selectDistinct({
      id: courseVersions.id,
      specialties: courseVersions.specialties,
      minutes: courseVersions.minutes,
      format: courseVariants.format,
    })
    .from(courseVersions)
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(inArray(courseVersions.id, versionIds));
  return rows.map(({ id, specialties, minutes, format }) => ({
    id,
    minutes,
    activityType: activityTypeOfCourse({ kind: format === 'webinar' ? 'webinar' : 'course' }),
    inSpecialty: specialty !== null && specialties.includes(specialty),
  }));
}
