import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { faultText } from '#app/domains/modules/format/fault-text.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import type { Actors } from './actors.ts';

const COURSES = join(ROOT, 'content', 'courses');

/** The author publishes every course of `content/courses/`. Returns their ids by their folders. */
export async function seedNativeCourses({ as }: Actors): Promise<Map<string, string>> {
  const author = await as('author', 60);
  const ids = new Map<string, string>();
  for (const name of readdirSync(COURSES).sort()) {
    const { courseId, versionId, faults } = await importCourse(author, readFolder(join(COURSES, name))!);
    if (versionId === null) throw new Error(`our own course was refused: ${faultText(faults[0]!)}`);
    await publishVersion(author, versionId);
    ids.set(name, courseId);
  }
  return ids;
}
