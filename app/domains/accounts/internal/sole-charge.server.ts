import { and, eq, isNull, ne } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import { associationNameLanguage } from '#app/domains/accounts/associations/association-name-language.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader, Tx } from '#db/database.ts';
import { associations, officers, people, personRoles } from '#db/schema/accounts.ts';

/** Roles that nobody else has: administrator of the installation, officer of these associations. */
export type SoleCharge = { administrator: boolean; associations: { name: string; language: string }[] };

export const isInSoleCharge = ({ administrator, associations: those }: SoleCharge): boolean =>
  administrator || those.length > 0;

/** With names as the person knows them. People who are blocked, and those whose account is to be deleted, do not count as others. The caller has authorised. */
export async function readSoleChargeIn(
  read: Reader,
  { id: personId, locale }: { id: string; locale: string },
): Promise<SoleCharge> {
  const isAnother = and(ne(people.id, personId), isNull(people.blockedAt), isNull(people.eraseAt));
  const administers = and(eq(personRoles.personId, personId), eq(personRoles.role, 'administrator'));
  const otherAdministrators = read
    .select({ id: people.id })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(and(eq(personRoles.role, 'administrator'), isAnother))
    .limit(1);
  const administrator =
    (await read.$count(personRoles, administers)) > 0 && (await otherAdministrators).length === 0;
  const offices = await read
    .select({ id: associations.id, name: associationName(locale), language: associationNameLanguage(locale) })
    .from(officers)
    .innerJoin(associations, eq(associations.id, officers.associationId))
    .where(eq(officers.personId, personId));
  const alone: SoleCharge['associations'] = [];
  for (const { id, name, language } of offices) {
    const others = await read
      .select({ id: people.id })
      .from(officers)
      .innerJoin(people, eq(people.id, officers.personId))
      .where(and(eq(officers.associationId, id), isAnother))
      .limit(1);
    if (others.length === 0) alone.push({ name, language });
  }
  return { administrator, associations: alone };
}

/** An installation without an administrator, or an association without an officer, could not be helped: throws `last_in_charge`. */
export async function mustNotBeLastInChargeIn(tx: Tx, person: { id: string; locale: string }): Promise<void> {
  if (isInSoleCharge(await readSoleChargeIn(tx, person))) throw new DomainError('last_in_charge');
}
