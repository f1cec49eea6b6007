import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { withVariants } from '#app/domains/modules/format/media-names.ts';
import { isEnough } from '#app/domains/modules/recordings/played-parts.ts';
import type { Watch } from '#app/domains/modules/types.ts';
import type { Reader } from '#db/database.ts';
import { moduleRenditions, moduleViewings } from '#db/schema/modules.ts';

export type Viewing = typeof moduleViewings.$inferSelect;

export const listViewings = (read: Reader, registrationId: string): Promise<Viewing[]> =>
  read.select().from(moduleViewings).where(eq(moduleViewings.registrationId, registrationId));

export async function findViewing(
  read: Reader,
  registrationId: string,
  file: string,
): Promise<Viewing | null> {
  const [row] = await read
    .select()
    .from(moduleViewings)
    .where(and(eq(moduleViewings.registrationId, registrationId), eq(moduleViewings.file, file)));
  return row ?? null;
}

/** Whether all that a module wants played has been. */
export async function isWatchedIn(read: Reader, registrationId: string, watch: Watch[]): Promise<boolean> {
  if (watch.length === 0) return true;
  const viewings = await listViewings(read, registrationId);
  return watch.every(({ file, percent }) =>
    isEnough(
      viewings.find((each) => each.file === file),
      percent,
    ),
  );
}

/** Lengths of a recording in seconds, one for each language that has its own; none: the version has no such recording. */
export async function listLengths(read: Reader, versionId: string, file: string): Promise<number[]> {
  const rows = await read
    .select({ seconds: moduleRenditions.seconds })
    .from(moduleRenditions)
    .where(
      and(
        eq(moduleRenditions.versionId, versionId),
        inArray(moduleRenditions.name, withVariants(file)),
        isNotNull(moduleRenditions.seconds),
      ),
    );
  return rows.map(({ seconds }) => seconds!);
}
