import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  type AddedVersion,
  addNativeVersionIn,
} from '#app/domains/catalogue/versions/add-native-version.server.ts';
import type { Fault } from '#app/domains/modules/format/fault.ts';
import { type CourseFolder, type CourseRead, courseSteps } from '#app/domains/modules/format/read-course.ts';
import { listEarlierTexts, writeContentIn } from '#app/domains/modules/internal/course-content.server.ts';
import { type OnFile, type Report, storeFolder } from '#app/domains/modules/internal/stored-folder.server.ts';
import { renderRecordings } from '#app/domains/modules/media/render-recordings.server.ts';
import { usedMedia } from '#app/domains/modules/media/used-media.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import { mustFit, openIntake } from '#app/platform/quotas.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { checkFiles } from './check-files.server.ts';
import { completionRule } from './completion-rule.ts';
import { contentOf } from './content-of.ts';
import { insertPackagesIn } from './insert-packages.server.ts';
import { preparePackages } from './prepare-packages.server.ts';
import type { FolderOnDisk } from './read-folder.server.ts';
import { withRatios } from './with-ratios.ts';

export type Import =
  | { courseId: string; versionId: string; faults: [] }
  | { courseId: null; versionId: null; faults: Fault[] };

/**
 * Makes a folder in our format the draft of one's own course: a new one, or the next version of the one whose folder named itself the
 * same; also where two are imported at once. With a fault nothing is written, and all of them are told, but for those of recordings where there are others. `alongside` is done in the same
 * unit. `onFile` is told each file as it is done; a recording is done twice, once it is made ready for pages and once it is stored.
 * `signal` ends it. Throws `quota_reached` and `storage_full`.
 */
export async function importCourse(
  ctx: Ctx,
  folder: FolderOnDisk,
  onFile: OnFile = () => undefined,
  alongside?: (tx: Tx, added: AddedVersion) => Promise<void>,
  signal?: AbortSignal,
): Promise<Import> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const { course, faults } = await readInTurns(folder, signal);
  if (!course || faults.length > 0) {
    const more = await checkFiles(folder, course, { signal, onFile });
    return { courseId: null, versionId: null, faults: [...faults, ...more] };
  }
  const used = usedMedia(course, folder.paths);
  let done = 0;
  const report: Report = (more, recording = null) =>
    onFile((done += more), folder.paths.length + used.recordings.size, recording);
  const owner = uploadOwner(actor);
  const size = await sizeOf(folder);
  // Asked before hours of work on recordings, and as it becomes known what they come to.
  const fits = (bytes: number) => mustFit(ctx, owner, size + bytes);
  await fits(0);
  const recordings = await renderRecordings(ctx, folder, used.recordings, { report, signal, mustFit: fits });
  const intake = await openIntake(ctx, owner).catch(async (error: unknown) => {
    await recordings.drop();
    throw error;
  });
  try {
    const { cover } = course.structure;
    const stored = await storeFolder(intake, folder, { cover, used, recordings, report, signal });
    const known = await findOwnCourse(ctx.db.read, actor.id, course.structure.slug);
    const { packages, faults: refused } = await preparePackages(
      { ...ctx, actor },
      intake,
      Object.keys(course.languages),
      { folder, structure: course.structure, files: stored.files, courseId: known?.courseId ?? null },
    );
    const wrong = [...stored.faults, ...refused];
    if (wrong.length > 0) return { courseId: null, versionId: null, faults: wrong };
    const structure = withRatios(course, stored.renditions);
    const ids = { versionId: newId(), newCourseId: newId() };
    const languages = Object.entries(course.languages).map(([language, { text }]) => ({
      id: newId(),
      language,
      ...text,
      contentHash: sha256(contentOf(stored.files, language, course)),
    }));
    const write = async (tx: Tx) => {
      // Within the unit: the second of two imports at once finds the course of the first.
      const own = await findOwnCourse(tx, actor.id, structure.slug);
      const earlier = own ? await listEarlierTexts(tx, own.versionId) : [];
      const added = await addNativeVersionIn(
        tx,
        { ...ctx, actor },
        {
          ...ids,
          courseId: own?.courseId ?? null,
          folder: structure.slug,
          minutes: structure.minutes,
          specialties: structure.specialties,
          rule: completionRule(structure),
          cover: stored.cover,
          languages,
        },
      );
      const version = { versionId: added.versionId, now: ctx.now };
      await insertPackagesIn(tx, added.versionId, packages, added.replaced);
      await writeContentIn(tx, version, { structure, course, stored, earlier });
      await alongside?.(tx, added);
      return added;
    };
    const { courseId, versionId } = await intake.settle((deciding) => ctx.db.transact(deciding(write)));
    return { courseId, versionId, faults: [] };
  } finally {
    await recordings.drop();
    await intake.discard();
  }
}

/** Bytes of its files. */
async function sizeOf({ paths, pathOf }: FolderOnDisk): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += (await stat(pathOf(path))).size;
  return bytes;
}

/** Lets the process do its other work between the files. */
async function readInTurns(folder: CourseFolder, signal: AbortSignal | undefined): Promise<CourseRead> {
  const steps = courseSteps(folder);
  let step = steps.next();
  while (!step.done) {
    await setImmediate();
    signal?.throwIfAborted();
    step = steps.next();
  }
  return step.value;
}

/** One's own course that came from a folder of this name, and its newest version. */
async function findOwnCourse(read: Reader, ownerId: string, folder: string) {
  const [row] = await read
    .select({ courseId: courses.id, versionId: courseVersions.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(and(eq(courses.ownerId, ownerId), eq(courses.folder, folder)))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  return row ?? null;
}
