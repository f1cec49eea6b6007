import { beforeAll, expect, test } from 'vitest';
import { makeApp, type Person } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { newId } from '#app/platform/ids.server.ts';
import { accreditations } from '#db/schema/credits.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { eq } from 'drizzle-orm';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
let author: Person;
let officer: Person;
let doctor: Person;
/** By what they are: slug of each course. */
const slugs: Record<string, string> = {};

/** A course of so many minutes, accredited with so much in a programme. */
async function course(name: string, associationId: string, minutes: number, granted?: [string, string]) {
  const made = await publishCourse(app, author);
  slugs[name] = made.slug;
  await db.transact(async (tx) => {
    await tx.update(courseVersions).set({ minutes }).where(eq(courseVersions.id, made.versionId));
    if (!granted) return;
    const [programmeId, units] = granted;
    await tx.insert(accreditations).values({
      id: newId(), courseVersionId: made.versionId, associationId, programmeId, code: name, units, category: 'E-learning', repeatable: false,
      validFrom: day(-10), validTo: day(10), signedBy: officer.id, signedAt: new Date(),
    }); // oxfmt-ignore
  });
}

beforeAll(async () => {
  [author, officer, doctor] = await Promise.all([
    app.person('author', ['author']),
    app.person('officer'),
    app.person('doctor', [], { country: 'LV' }),
  ]);
  const latvia = await app.association('latvia', [officer]);
  await course('small', latvia, 10, ['lv-lab', '1']);
  await course('large', latvia, 90, ['lv-lab', '4']);
  await course('abroad', latvia, 5, ['fi-sll', '2']);
  await course('plain', latvia, 30);
});

/** What the catalogue lists, in its order. */
async function listed(query: string, who?: Person): Promise<string[]> {
  const html = await (await app.get(`/courses${query}`, who)).text();
  return [...html.matchAll(/class="cover" href="\/courses\/([^"]+)"/g)].map(([, slug]) =>
    Object.keys(slugs).find((name) => slugs[name] === slug)!,
  );
}

test('“counts for me” leaves what gives credit in the reader’s programme; for a stranger, what gives any', async () => {
  expect(new Set(await listed('?counts=yes', doctor))).toEqual(new Set(['small', 'large']));
  expect(new Set(await listed('?counts=yes'))).toEqual(new Set(['small', 'large', 'abroad']));
  expect((await listed('', doctor)).length).toBe(4);
});

test('courses come in the order that was asked for', async () => {
  expect(await listed('?sort=shortest', doctor)).toEqual(['abroad', 'small', 'plain', 'large']);
  expect((await listed('?sort=worth', doctor)).slice(0, 2)).toEqual(['large', 'small']);
  expect((await listed('?sort=nonsense', doctor)).length).toBe(4);
});

test('of the kinds a doctor chooses between, none is a standard of packages', async () => {
  expect((await listed('?kind=recording', doctor)).length).toBe(0);
  expect((await listed('?kind=course', doctor)).length).toBe(4);
  const html = await (await app.get('/courses', doctor)).text();
  expect(html).not.toContain('SCORM');
  expect(html).toContain('data-applies');
});

test('a row says whether the reader has begun the course', async () => {
  await app.post(`/courses/${slugs['small']}`, { intent: 'register', language: 'en' }, doctor);
  const html = await (await app.get('/courses?sort=shortest&counts=yes', doctor)).text();
  const [, begun, fresh] = html.split('class="cover"');
  expect([begun, fresh].map((row) => row?.includes(said('learning:own.state.learn')))).toEqual([true, false]);
});

test('the public start page leads to courses that count', async () => {
  expect(await (await app.get('/')).text()).toContain('href="/courses?counts=yes"');
});
