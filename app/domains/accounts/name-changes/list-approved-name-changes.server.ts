import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { associations, nameChanges, people } from '#db/schema/accounts.ts';

/** A change that an association has approved after an instant. */
export type ApprovedNameChange = { before: string; name: string; at: Date; association: string };

/**
 * Approved changes of a person's name since then, the oldest first; the caller has authorised. Empty where the name is the same
 * today, and of somebody who was erased: no name of theirs is left.
 */
export async function listApprovedNameChanges(
  read: Reader,
  personId: string,
  { name, at }: { name: string; at: Date },
): Promise<ApprovedNameChange[]> {
  const [person] = await read
    .select({ name: people.name, erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, personId));
  if (person?.name === name || person?.erasedAt) return [];
  return read
    .select({
      before: nameChanges.nameBefore,
      name: nameChanges.name,
      at: nameChanges.decidedAt,
      association: associations.name,
    })
    .from(nameChanges)
    .innerJoin(associations, eq(associations.id, nameChanges.associationId))
    .where(
      and(
        eq(nameChanges.personId, personId),
        eq(nameChanges.state, 'approved'),
        gt(nameChanges.decidedAt, at),
      ),
    )
    .orderBy(asc(nameChanges.decidedAt))
    .then((rows) => rows.map((row) => ({ ...row, at: row.at! })));
}
