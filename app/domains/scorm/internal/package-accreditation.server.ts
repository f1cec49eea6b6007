import { and, eq, gte, inArray } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { associations, officers, people } from '#db/schema/accounts.ts';
import { accreditations } from '#db/schema/credits.ts';

/** Versions that learners have seen a package in, and the associations whose accreditation of one has not run out. */
export async function readPackageAccreditation(read: Reader | Tx, packageId: string, today: string) {
  const uses = await listPackageUses(read, (use) => eq(use.packageId, packageId));
  const versions = uses
    .filter(({ state }) => state !== 'draft')
    .map(({ versionId, title, language }) => ({ id: versionId, title, language }));
  const granted = await read
    .selectDistinct({
      id: associations.id,
      slug: associations.slug,
      versionId: accreditations.courseVersionId,
    })
    .from(accreditations)
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(
      and(
        inArray(
          accreditations.courseVersionId,
          versions.map(({ id }) => id),
        ),
        gte(accreditations.validTo, today),
      ),
    );
  return { versions, granted };
}

/** Officers of some associations, as recipients of a notification. */
export const listOfficersOf = (read: Reader | Tx, associationIds: string[]) =>
  read
    .select({ ...ADDRESSEE, associationId: officers.associationId })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(inArray(officers.associationId, associationIds));
