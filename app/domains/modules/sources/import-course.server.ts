import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { addNativeVersionIn } from '#app/domains/catalogue/versions/add-native-version.server.ts';
import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import { mediaKind } from '#app/domains/modules/format/media-kinds.ts';
import { type Course, readCourse } from '#app/domains/modules/format/read-course.ts';
import { STRUCTURE_FILE } from '#app/domains/modules/format/read-structure.ts';
import type { Rendition } from '#app/domains/modules/internal/sharp.server.ts';
import { renderCover } from '#app/domains/modules/media/render-cover.server.ts';
import { renderPicture } from '#app/domains/modules/media/render-picture.server.ts';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import { inSlices } from '#app/platform/slices.ts';
import type { Reader, Tx } from '#db/database.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import {
  moduleDrawings,
  moduleFiles,
  moduleRenditions,
  moduleStructures,
  moduleTexts,
} from '#db/schema/modules.ts';
import { completionRule } from './completion-rule.ts';
import { insertPackagesIn } from './insert-packages.server.ts';
import { preparePackages } from './prepare-packages.server.ts';
import type { FolderOnDisk } from './read-folder.server.ts';

export type Import =
  | { courseId: string; versionId: string; faults: [] }
  | { courseId: null; versionId: null; faults: Fault[] };

const MOST_FILE = 2_000_000_000;

/**
 * Makes a folder in our format the draft of one's own course: a new one, or the next version of the one whose folder named itself the
 * same. With a fault nothing is written, and all of them are told. `onFile` is told each file as it is done. Throws `quota_reached`
 * and `storage_full`.
 */
export async function importCourse(
  ctx: Ctx,
  folder: FolderOnDisk,
  onFile: (done: number, of: number) => void = () => undefined,
): Promise<Import> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const { course, faults } = readCourse(folder);
  if (!course || faults.length > 0) return { courseId: null, versionId: null, faults };
  const intake = await openIntake(ctx, uploadOwner(actor));
  try {
    const stored = await storeFiles(intake, folder, course, onFile);
    const [newCourseId, versionId] = [newId(), newId()];
    const own = await findOwnCourse(ctx.db.read, actor.id, course.structure.slug);
    const { packages, faults: refused } = await preparePackages(
      { ...ctx, actor },
      intake,
      Object.keys(course.languages),
      { folder, structure: course.structure, files: stored.files, courseId: own?.courseId ?? null },
    );
    const wrong = [...stored.faults, ...refused];
    if (wrong.length > 0) return { courseId: null, versionId: null, faults: wrong };
    const before = own ? await readEarlierTexts(ctx.db.read, own.versionId) : [];
    const hashOf = new Map(stored.files.map(({ path, hash }) => [path, hash]));
    const languages = Object.entries(course.languages).map(([language, { text }]) => ({
      id: newId(),
      language,
      ...text,
      contentHash: contentHash(stored.files, language, course),
    }));
    const write = async (tx: Tx) => {
      const structure = withRatios(course, stored.renditions);
      const added = await addNativeVersionIn(
        tx,
        { ...ctx, actor },
        {
          versionId,
          courseId: own?.courseId ?? null,
          newCourseId,
          slug: structure.slug,
          minutes: structure.minutes,
          specialties: structure.specialties,
          rule: completionRule(structure),
          languages,
        },
      );
      if (added.replaced) await deleteContentIn(tx, added.replaced);
      await insertPackagesIn(tx, added.versionId, packages, added.replaced);
      const rowOf = { versionId: added.versionId };
      await tx.insert(moduleStructures).values({ ...rowOf, structure, createdAt: ctx.now });
      const drawings = Object.entries(course.drawings).map(([name, drawing]) => ({
        ...rowOf,
        name,
        drawing,
      }));
      const texts = textRows(course, hashOf, before).map((row) => ({ ...row, ...rowOf }));
      for (const some of inSlices(stored.files))
        await tx.insert(moduleFiles).values(some.map((file) => ({ ...file, ...rowOf })));
      for (const some of inSlices(texts, 50)) await tx.insert(moduleTexts).values(some);
      for (const some of inSlices(drawings, 50)) await tx.insert(moduleDrawings).values(some);
      for (const some of inSlices(stored.renditions))
        await tx.insert(moduleRenditions).values(some.map((each) => ({ ...each, ...rowOf })));
      if (stored.cover)
        await tx
          .update(courses)
          .set({
            coverHash: stored.cover.hash,
            coverType: stored.cover.type,
            coverBytes: stored.cover.bytes.length,
          })
          .where(eq(courses.id, added.courseId));
      return added;
    };
    const added = await intake.settle((deciding) => ctx.db.transact(deciding(write)));
    return { courseId: added.courseId, versionId: added.versionId, faults: [] };
  } finally {
    await intake.discard();
  }
}

/** One's own course whose newest version came from a folder of this name. */
async function findOwnCourse(read: Reader, ownerId: string, slug: string) {
  const rows = await read
    .select({ courseId: courses.id, versionId: courseVersions.id, structure: moduleStructures.structure })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .innerJoin(moduleStructures, eq(moduleStructures.versionId, courseVersions.id))
    .where(and(eq(courses.ownerId, ownerId)))
    .orderBy(desc(courseVersions.number));
  return rows.find(({ structure }) => structure.slug === slug) ?? null;
}

const readEarlierTexts = (read: Reader, versionId: string) =>
  read
    .select({
      language: moduleTexts.language,
      moduleId: moduleTexts.moduleId,
      fileHash: moduleTexts.fileHash,
      sourceHash: moduleTexts.sourceHash,
    })
    .from(moduleTexts)
    .where(eq(moduleTexts.versionId, versionId));

/** A translation that stays as it was while its source changed keeps the source that it was made from. */
function textRows(
  { structure, languages }: Course,
  hashOf: Map<string, string>,
  before: Awaited<ReturnType<typeof readEarlierTexts>>,
) {
  return Object.entries(languages).flatMap(([language, { modules }]) =>
    Object.entries(modules).map(([moduleId, text]) => {
      const fileHash = hashOf.get(`${language}/${moduleId}.md`)!;
      const known = before.find((each) => each.language === language && each.moduleId === moduleId);
      const source = hashOf.get(`${structure.source}/${moduleId}.md`)!;
      const isUntouched = language !== structure.source && known?.fileHash === fileHash;
      const outline = { title: text.title, pages: text.pages.map(({ title, words }) => ({ title, words })) };
      return {
        language,
        moduleId,
        outline,
        text,
        fileHash,
        sourceHash: isUntouched ? known.sourceHash : source,
      };
    }),
  );
}

/** The structure with the shapes of the pictures in which places are marked: areas are round, and pictures are not square. */
function withRatios(
  { structure, drawings }: Course,
  renditions: { name: string; width: number; height: number }[],
): CourseStructure {
  const ratioOf = (name: string): number => {
    const [, , width = 1, height = 1] = String(drawings[name]?.properties['viewBox'] ?? '')
      .split(/[\s,]+/)
      .map(Number);
    const file = renditions.find((each) => each.name === name);
    return file ? file.height / file.width : height / width;
  };
  const modules = structure.modules.map((module) => ({
    ...module,
    questions: module.questions.map((key) =>
      key.kind === 'hotspot' ? { ...key, ratio: ratioOf(key.picture) } : key,
    ),
  }));
  return { ...structure, modules };
}

/** Of all that a learner in this language meets: the structure, the texts of the language, media. */
function contentHash(
  files: { path: string; hash: string }[],
  language: string,
  { structure, languages }: Course,
): string {
  const isMissing = (path: string) =>
    structure.modules.some(
      ({ id }) => !languages[language]!.modules[id] && path === `${structure.source}/${id}.md`,
    );
  const own = files.filter(
    ({ path }) =>
      /^(course\.yaml$|media\/|packages\/)/.test(path) || path.startsWith(`${language}/`) || isMissing(path),
  );
  return sha256(own.map(({ path, hash }) => `${path} ${hash}`).sort().join('\n')); // oxfmt-ignore
}

async function storeFiles(
  intake: Intake,
  folder: FolderOnDisk,
  { structure }: Course,
  onFile: (done: number, of: number) => void,
) {
  const files: { path: string; hash: string; bytes: number }[] = [];
  const renditions: (Omit<Rendition, 'bytes'> & { name: string; bytes: number })[] = [];
  const faults: Fault[] = [];
  let cover: Rendition | null = null;
  const keep = ({ bytes }: Rendition) => intake.put(Readable.from([bytes]), bytes.length);
  for (const [at, path] of folder.paths.entries()) {
    const name = path.startsWith('media/') ? path.slice('media/'.length) : null;
    if (name !== null && mediaKind(name) === 'picture') {
      const made = await renderPicture(folder.pathOf(path));
      if (!made) faultsOf(faults, path)(1, 'picture_unreadable');
      for (const each of made ?? []) {
        await keep(each);
        renditions.push({ ...each, name, bytes: each.bytes.length });
      }
    }
    if (name !== null && name === structure.cover) {
      cover = await renderCover(folder.pathOf(path));
      if (cover) await keep(cover);
      else faultsOf(faults, path)(1, 'picture_unreadable');
    }
    const { hash, bytes } = await intake.put(createReadStream(folder.pathOf(path)), MOST_FILE);
    files.push({ path, hash, bytes });
    onFile(at + 1, folder.paths.length);
  }
  if (!files.some(({ path }) => path === STRUCTURE_FILE))
    throw new Error('a course without a structure was read');
  return { files, renditions, cover, faults };
}

async function deleteContentIn(tx: Tx, versionId: string): Promise<void> {
  for (const table of [moduleStructures, moduleFiles, moduleTexts, moduleDrawings, moduleRenditions])
    await tx.delete(table).where(eq(table.versionId, versionId));
}
