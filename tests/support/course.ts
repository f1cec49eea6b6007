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

/** A draft of one small SCORM 2004 package; `manifest` says what is different in its manifest. */
export async function draftCourse(
  app: TestApp,
  author: Person,
  more: Partial<typeof VARIANT> = {},
  manifest: Parameters<typeof packageOf>[0] = {},
) {
  const ctx = await app.as(author);
  const archive = await packageOf({ version: '2004 4th Edition', namespaces: NS_2004, ...manifest }, [
    { path: 'Sub/Página.js', content: 'window.x = 1' },
    { path: 'movie.mp4', content: Buffer.alloc(1000, 7) },
  ]);
  const { id } = await receivePackage(
    ctx,
    await stagePackage(ctx, { stream: Readable.from([archive]), fileName: 'course.zip' }),
  );
  const courseId = await addPackageToCourse(ctx, id!, null, { ...VARIANT, ...more });
  const [offer] = await readOwnCourse(ctx, courseId);
  return {
    courseId,
    versionId: offer!.version.id,
    packageId: id!,
    slug: offer!.course.slug,
    path: `/courses/${offer!.course.slug}`,
  };
}

/** As `draftCourse`, and published. */
export async function publishCourse(
  app: TestApp,
  author: Person,
  more: Partial<typeof VARIANT> = {},
  manifest: Parameters<typeof packageOf>[0] = {},
) {
  const made = await draftCourse(app, author, more, manifest);
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
