import { eq, inArray } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import {
  type CreditOffer,
  creditOffers,
  type OfferedVersion,
  type OfferReader,
} from '#app/domains/credits/accreditation/credit-offer.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { activityTypeOfFormat } from '#app/domains/credits/activities/activity-types.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

const NOBODY: OfferReader = { places: new Map(), country: null, specialty: null };

/** What each version offers the reader today in every programme, and who the reader is to them. Public. */
export async function readOffersOfVersions(
  ctx: Ctx,
  versionIds: string[],
): Promise<{ offers: Map<string, CreditOffer[]>; reader: OfferReader }> {
  const granted = (await listAccreditations(ctx, versionIds)).map((each) => each.accreditation);
  if (granted.length === 0) return { offers: new Map(), reader: NOBODY };
  const versions = await listOfferedVersions(ctx, [
    ...new Set(granted.map(({ courseVersionId }) => courseVersionId)),
  ]);
  const sets = await readRuleSets(ctx.db.read);
  const reader = ctx.actor ? await readOfferReader(ctx, ctx.actor.id) : NOBODY;
  const today = todayOf(ctx);
  return {
    reader,
    offers: new Map(
      versions.map((version) => [version.id, creditOffers(granted, version, today, reader, sets)]),
    ),
  };
}

async function listOfferedVersions(ctx: Ctx, versionIds: string[]): Promise<OfferedVersion[]> {
  const rows = await ctx.db.read
    .select({ version: courseVersions, format: courseVariants.format })
    .from(courseVersions)
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(inArray(courseVersions.id, versionIds));
  return [...new Map(rows.map((row) => [row.version.id, row])).values()].map(({ version, format }) => ({
    id: version.id,
    courseId: version.courseId,
    minutes: version.minutes,
    specialties: version.specialties,
    activityType: activityTypeOfFormat(format),
  }));
}

async function readOfferReader(ctx: Ctx, personId: string): Promise<OfferReader> {
  const [person] = await ctx.db.read
    .select({ country: people.country, specialty: people.specialty })
    .from(people)
    .where(eq(people.id, personId));
  const own = await ctx.db.read
    .select()
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, personId));
  return {
    places: new Map(own.map(({ programmeId, anchorDate, step }) => [programmeId, { anchorDate, step }])),
    country: person?.country ?? null,
    specialty: person?.specialty ?? null,
  };
}
