import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { associations } from '#db/schema/accounts.ts';

/** The language of an association, by which its lists are sorted. The caller has authorised. Throws `not_found`. */
export async function readAssociationLanguage(read: Reader, associationId: string): Promise<string> {
  const query = prepared(read, 'association_language', (handle) =>
    handle
      .select({ language: associations.language })
      .from(associations)
      .where(eq(associations.id, boundValue('id'))),
  );
  const [row] = await query.execute({ id: associationId });
  if (!row) throw new DomainError('not_found');
  return row.language;
}
