import { desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { associationsAs } from '#app/domains/accounts/associations/associations-as.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Reader } from '#db/database.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditations } from '#db/schema/credits.ts';
import type { Accreditation } from './accreditation.ts';

/** Accreditations of these versions with the association that signed, as readers of `locale` call it, newest first. Public. */
export async function listAccreditations(
  ctx: Ctx,
  versionIds: string[],
  locale: string = ctx.actor?.locale ?? 'en',
) {
  if (versionIds.length === 0) return [];
  return ctx.db.read
    .select({ accreditation: accreditations, association: associationsAs(locale) })
    .from(accreditations)
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(inArray(accreditations.courseVersionId, versionIds))
    .orderBy(desc(accreditations.signedAt));
}

/** Those of one version with the name of the association, in a unit. */
export const listAccreditationsIn = (
  tx: Reader,
  versionId: string,
): Promise<(Accreditation & { association: string })[]> =>
  tx
    .select({ ...getTableColumns(accreditations), association: associations.name })
    .from(accreditations)
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(eq(accreditations.courseVersionId, versionId));
