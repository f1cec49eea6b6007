import { eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { people } from '#db/schema/accounts.ts';
import { consultationReleasers } from '#db/schema/consultations.ts';

/** Members who look at questions before they leave, for the association's officers. */
export async function listReleasers(ctx: Ctx, slug: string) {
  const { id, language } = await requireOwnAssociation(ctx, slug);
  return ctx.db.read
    .select(NAMED_PERSON)
    .from(consultationReleasers)
    .innerJoin(people, eq(people.id, consultationReleasers.personId))
    .where(eq(consultationReleasers.associationId, id))
    .orderBy(...byName(language));
}
