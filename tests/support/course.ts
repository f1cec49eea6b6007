import { Readable } from 'node:stream';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import type { Person, TestApp } from './app.ts';
import { NS_2004, packageOf } from './packages.ts';

export const VARIANT = {
  title: 'Heart at home', summary: 'For those far away.', objectives: 'Know\nDo', language: 'en', minutes: '30',
  specialties: ['general-practice'], status: 'completed', minScore: '75', minMinutes: '0', offlineMinutes: '', maxTries: '0', waitHours: '0', counts: 'last',
}; // oxfmt-ignore

/** Uploads a package that has no faults; answers its id. */
export async function uploadPackage(app: TestApp, author: Person, archive: Buffer): Promise<string> {
  const ctx = await app.as(author);
  const staged = await stagePackage(ctx, { stream: Readable.from([archive]), fileName: 'course.zip' });
  const { id, report } = await receivePackage(ctx, staged);
  if (!id) throw new Error(`refused: ${JSON.stringify(report.errors)}`);
  return id;
}

/** A draft of one package: by default a small one of SCORM 2004. */
export async function draftCourse(
  app: TestApp,
  author: Person,
  more: Partial<typeof VARIANT> = {},
  archive?: Buffer,
) {
  const ctx = await app.as(author);
  const packageId = await uploadPackage(app, author, archive ?? (await smallPackage()));
  const courseId = await addPackageToCourse(ctx, packageId, null, { ...VARIANT, ...more });
  const [offer] = await readOwnCourse(ctx, courseId);
  return {
    courseId,
    versionId: offer!.version.id,
    packageId,
    slug: offer!.course.slug,
    path: `/courses/${offer!.course.slug}`,
  };
}
const smallPackage = () =>
  packageOf({ version: '2004 4th Edition', namespaces: NS_2004 }, [
    { path: 'Sub/Página.js', content: 'window.x = 1' },
    { path: 'movie.mp4', content: Buffer.alloc(1000, 7) },
  ]);

/** As `draftCourse`, and published. */
export async function publishCourse(...draft: Parameters<typeof draftCourse>) {
  const [app, author] = draft;
  const made = await draftCourse(...draft);
  await publishVersion(await app.as(author), made.versionId, { nothingRequired: true });
  return made;
}

/** Registers and launches as the form of the course page does; answers the launch page and its player. */
export async function launch(
  app: TestApp,
  person: Person,
  path: string,
  intent: 'register' | 'launch' = 'register',
) {
  const begun = await app.post(path, { intent, language: 'en' }, person);
  const page = begun.headers.get('location')!;
  const html = await (await app.get(page, person)).text();
  const player = /src="(http:[^"]+__player\/)"/.exec(html)?.[1] ?? '';
  return {
    page,
    player,
    base: player.replace('/__player/', ''),
    token: /\/l\/([^/]+)\//.exec(player)?.[1] ?? '',
  };
}
