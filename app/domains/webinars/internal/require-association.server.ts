import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { associations } from '#db/schema/accounts.ts';

export async function requireAssociationIn(tx: Tx, id: string): Promise<string | null> {
  if (!id) return null;
  if ((await tx.$count(associations, eq(associations.id, id))) === 0)
    throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
  return id;
}
