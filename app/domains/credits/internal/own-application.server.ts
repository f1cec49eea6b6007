import { and, eq } from 'drizzle-orm';
import type { Application } from '#app/domains/credits/applications/application.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { accreditationApplications } from '#db/schema/credits.ts';

/** The application that a form names, for its sender alone; null where it names none. Throws `not_found`, and `changed_meanwhile` once it was decided, or for a form of an earlier revision. */
export async function findOwnApplicationIn(
  tx: Tx,
  personId: string,
  raw: Record<string, unknown>,
): Promise<Application | null> {
  const id = stringOf(raw['applicationId']);
  if (id === '') return null;
  const [row] = await tx
    .select()
    .from(accreditationApplications)
    .where(and(eq(accreditationApplications.id, id), eq(accreditationApplications.submittedBy, personId)));
  if (!row) throw new DomainError('not_found');
  if (row.state === 'approved' || row.state === 'refused') throw new DomainError('changed_meanwhile');
  const revision = raw['revision'] === undefined ? undefined : stringOf(raw['revision']);
  mustBeUnchanged(revision, String(row.revision));
  return row;
}
