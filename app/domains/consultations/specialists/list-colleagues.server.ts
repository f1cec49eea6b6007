import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { people } from '#db/schema/accounts.ts';
import { consultationFields, consultationSpecialists } from '#db/schema/consultations.ts';

/** Colleagues who answer in a specialty, besides oneself: the first hundred by name. */
export async function listColleagues(ctx: Ctx, specialty: string, countries: string[]) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  return ctx.db.read
    .select({
      ...NAMED_PERSON,
      country: consultationSpecialists.country,
      languages: consultationSpecialists.languages,
    })
    .from(consultationFields)
    .innerJoin(consultationSpecialists, eq(consultationSpecialists.personId, consultationFields.personId))
    .innerJoin(people, eq(people.id, consultationFields.personId))
    .where(
      and(
        eq(consultationFields.specialty, specialty),
        eq(consultationSpecialists.state, 'active'),
        inArray(consultationSpecialists.country, countries),
        ne(people.id, own.actor.id),
      ),
    )
    .orderBy(...byName(own.actor.locale))
    .limit(100);
}
