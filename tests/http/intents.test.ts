import { beforeAll, expect, test } from 'vitest';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';
import { join, openMentoring } from '#tests/support/mentoring.ts';
import { announceWebinar } from '#tests/support/webinar.ts';

const app = await makeApp();
const INHERITED = ['constructor', '__proto__', 'valueOf', 'toString', 'hasOwnProperty'];
const people: Person[] = [];
let paths: string[];

beforeAll(async () => {
  const officer = await app.person('officer');
  const author = await app.person('author', ['author', 'mentor']);
  const associationId = await app.association('assoc', [officer]);
  people.push(officer, author, await verified(app, 'doctor', associationId), await app.person('stranger'));
  const course = await publishCourse(app, author);
  const webinar = await announceWebinar(app, author);
  const { id: programmeId, slug, coordinator } = await openMentoring(app);
  await join(app, programmeId, people[3]!, 'mentee');
  people.push(coordinator);
  const values: Record<string, string | undefined> = {
    programmeId, versionId: course.versionId, courseId: course.courseId, packageId: course.packageId, webinarId: webinar.id,
  }; // oxfmt-ignore
  const slugs: Record<string, string> = {
    courses: course.slug, webinars: webinar.slug, recordings: webinar.slug, associations: 'assoc',
  }; // oxfmt-ignore
  const { default: routes } = await import('#app/routes.ts');
  paths = (routes as { path?: string }[]).flatMap(({ path }) => {
    if (!path || path === '*' || path === 'sign-out') return [];
    const named: typeof values = {
      ...values,
      slug: path.includes('mentoring') ? slug : slugs[path.split('/')[0]!],
    };
    return `/${path.replace(/:(\w+)/g, (_, name: string) => named[name] ?? 'none')}`;
  });
});

test('a name that every object has is no intent, of any page, for anybody: no fault, and the same as any other unknown one', async () => {
  expect(paths.length).toBeGreaterThan(90);
  for (const path of paths)
    for (const person of [null, ...people]) {
      const unknown = (await app.post(path, { intent: 'no-such-intent' }, person)).status;
      // People whom the page refuses anyway are refused with one of them as with all.
      for (const intent of unknown === 422 ? INHERITED : INHERITED.slice(0, 1)) {
        const { status } = await app.post(path, { intent }, person);
        expect([path, person?.email, intent, status]).toEqual([path, person?.email, intent, unknown]);
      }
      expect(unknown, path).toBeLessThan(500);
    }
}, 240_000);

test('strangers get 404 and nobody 401 where a page is not theirs', async () => {
  for (const path of [
    '/pairs/none',
    '/consultations/none',
    '/library/none',
    '/associations/assoc/consultations',
  ])
    for (const intent of INHERITED) {
      expect((await app.post(path, { intent }, null)).status, path).toBe(401);
      expect([403, 404], path).toContain((await app.post(path, { intent }, people[3])).status);
    }
});
