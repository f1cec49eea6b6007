import { and, eq, isNull, ne } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { officers, people, personRoles } from '#db/schema/accounts.ts';

/** An installation without an administrator, or an association without an officer, could not be helped: throws `last_in_charge`. */
export async function mustNotBeLastInChargeIn(tx: Tx, personId: string): Promise<void> {
  const isAnother = and(ne(people.id, personId), isNull(people.blockedAt), isNull(people.eraseAt));
  const administers = and(eq(personRoles.personId, personId), eq(personRoles.role, 'administrator'));
  if ((await tx.$count(personRoles, administers)) > 0) {
    const others = await tx
      .select({ id: people.id })
      .from(personRoles)
      .innerJoin(people, eq(people.id, personRoles.personId))
      .where(and(eq(personRoles.role, 'administrator'), isAnother))
      .limit(1);
    if (others.length === 0) throw new DomainError('last_in_charge');
  }
  const offices = await tx.select().from(officers).where(eq(officers.personId, personId));
  for (const { associationId } of offices) {
    const others = await tx
      .select({ id: people.id })
      .from(officers)
      .innerJoin(people, eq(people.id, officers.personId))
      .where(and(eq(officers.associationId, associationId), isAnother))
      .limit(1);
    if (others.length === 0) throw new DomainError('last_in_charge');
  }
}
