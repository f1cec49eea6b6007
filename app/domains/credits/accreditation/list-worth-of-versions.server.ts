import { and, gte, inArray, lte } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { Fraction } from '#app/platform/exact.ts';
import { accreditations } from '#db/schema/credits.ts';
import { readCreditOffers } from './read-credit-offers.server.ts';
import { readProgrammesOfReader } from './read-programmes-of-reader.server.ts';

/**
 * Versions that count for the reader today, with what each gives in their unit, for ordering: by their own programmes, or those of their
 * country. For a stranger, or where neither is known, all that are accredited count, and none more than another. Public.
 */
export async function listWorthOfVersions(ctx: Ctx): Promise<Map<string, number>> {
  const today = todayOf(ctx);
  const reader = ctx.actor ? await readProgrammesOfReader(ctx, ctx.actor.id) : null;
  const own = reader?.programmeIds.length
    ? reader.programmeIds
    : reader?.country
      ? programmeIdsForCountry(reader.country)
      : null;
  const valid = await ctx.db.read
    .selectDistinct({ id: accreditations.courseVersionId })
    .from(accreditations)
    .where(
      and(
        lte(accreditations.validFrom, today),
        gte(accreditations.validTo, today),
        own ? inArray(accreditations.programmeId, own) : undefined,
      ),
    );
  const ids = valid.map(({ id }) => id);
  const offers = own ? await readCreditOffers(ctx, ids) : new Map<string, { units: string }>();
  return new Map(ids.map((id) => [id, new Fraction(offers.get(id)?.units ?? '0').valueOf()]));
}
