import { inArray } from 'drizzle-orm';
import { groupBy } from '#app/platform/group.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { type Unverified, whyUnverified } from './why-unverified.ts';

/** Those of these people whom nobody takes for verified, and why; the caller has authorised. */
export async function readUnverified(
  read: Reader | Tx,
  personIds: readonly string[],
): Promise<Map<string, Unverified>> {
  const ids = [...new Set(personIds)];
  const persons = await read
    .select({ id: people.id, profession: people.profession, blockedAt: people.blockedAt })
    .from(people)
    .where(inArray(people.id, ids));
  const rows = await read
    .select({ personId: memberships.personId, state: memberships.state })
    .from(memberships)
    .where(inArray(memberships.personId, ids));
  const states = groupBy(rows, ({ personId }) => personId);
  return new Map(
    persons.flatMap((person) => {
      const why = whyUnverified(
        person,
        (states.get(person.id) ?? []).map(({ state }) => state),
      );
      return why === null ? [] : [[person.id, why] as const];
    }),
  );
}
