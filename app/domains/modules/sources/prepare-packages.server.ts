import { and, desc, eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { Fault } from '#app/domains/modules/format/fault.ts';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';
import { preparePackage } from '#app/domains/scorm/packages/prepare-package.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Intake } from '#app/platform/quotas.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { coursePackages, courseVersions } from '#db/schema/catalogue.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { packageFaults } from './package-faults.ts';
import type { FolderOnDisk } from './read-folder.server.ts';

type StoredFile = { path: string; hash: string; bytes: number };
export type PlacedPackage = {
  moduleId: string;
  languages: string[];
  id: string;
  insertIn(tx: Tx): Promise<void>;
};
/** What it takes to write them; `courseId` is null for a new course. */
type Folder = {
  folder: FolderOnDisk;
  structure: CourseStructure;
  files: StoredFile[];
  courseId: string | null;
};

/**
 * Prepares the packages that are modules of a course. One that has not changed since an earlier version stays the same package, so that who is in the
 * middle of it goes on. What cannot be played is a fault of its file.
 */
export async function preparePackages(
  ctx: SignedInCtx,
  intake: Intake,
  languages: string[],
  { folder, structure, files, courseId }: Folder,
): Promise<{ packages: PlacedPackage[]; faults: Fault[] }> {
  const packages: PlacedPackage[] = [];
  const faults: Fault[] = [];
  for (const module of structure.modules)
    for (const [name, own] of languagesByPackage(module, languages)) {
      const path = `packages/${name}`;
      const { hash, bytes } = files.find((each) => each.path === path)!;
      const known = courseId && (await findPackage(ctx.db.read, courseId, module.id, hash));
      if (known) {
        packages.push({
          moduleId: module.id,
          languages: own,
          id: known,
          insertIn: (tx) => mustBeThereIn(tx, known),
        });
        continue;
      }
      const archive = { path: folder.pathOf(path), hash, bytes, fileName: name };
      const { report, package: prepared } = await preparePackage(ctx, intake, archive);
      if (prepared) packages.push({ moduleId: module.id, languages: own, ...prepared });
      faults.push(...packageFaults(path, report));
    }
  return { packages, faults };
}

/** Another import of the same course may have removed it since. Throws `changed_meanwhile`. */
async function mustBeThereIn(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.select({ id: scormPackages.id }).from(scormPackages).where(eq(scormPackages.id, id));
  if (!row) throw new DomainError('changed_meanwhile');
}

/** One file may be for all languages, or each file for its own. */
function languagesByPackage({ package: zips }: Module, languages: string[]): Map<string, string[]> {
  if (zips === undefined) return new Map();
  if (typeof zips === 'string') return new Map([[zips, languages]]);
  const found = new Map<string, string[]>();
  for (const [language, zip] of Object.entries(zips))
    if (languages.includes(language)) found.set(zip, [...(found.get(zip) ?? []), language]);
  return found;
}

/** The package that a module of an earlier version of the course was made of, where its file was the same. */
async function findPackage(
  read: Reader,
  courseId: string,
  moduleId: string,
  hash: string,
): Promise<string | null> {
  const [row] = await read
    .select({ id: scormPackages.id })
    .from(coursePackages)
    .innerJoin(courseVersions, eq(courseVersions.id, coursePackages.versionId))
    .innerJoin(scormPackages, eq(scormPackages.id, coursePackages.packageId))
    .where(
      and(
        eq(courseVersions.courseId, courseId),
        eq(coursePackages.moduleId, moduleId),
        eq(scormPackages.archiveHash, hash),
      ),
    )
    .orderBy(desc(courseVersions.number))
    .limit(1);
  return row?.id ?? null;
}
