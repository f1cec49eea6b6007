import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readCourse } from '#app/domains/modules/format/read-course.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { fillRightly } from '#tests/support/answers.ts';
import { downloadPackage, openJourney } from '#tests/support/journey.ts';
import { lookAt } from '#tests/support/pages.ts';
import { runCommand } from '#tests/support/run-command.ts';
import { openSmallLms } from '#tests/support/small-lms.ts';

type Statement = {
  id: string;
  actor: object;
  verb: { id: string };
  object: { id: string; definition?: { type: string; interactionType: string } };
  result?: { success?: boolean; completion?: boolean; duration?: string; response?: string; score?: { scaled: number } };
  context: {
    registration: string;
    contextActivities: Record<string, { id: string }[]>;
    extensions: Record<string, unknown>;
  };
}; // oxfmt-ignore

const SLUG = 'photographs-for-a-dermatologist';
const { course } = readCourse(readFolder(`content/courses/${SLUG}`)!);
const keys = course!.structure.modules.flatMap(({ questions }) => questions);
const acceptedIn = (language: string) =>
  Object.assign({}, ...Object.values(course!.languages[language]!.modules).map(({ questions }) => questions)) as Record<string, { accepted: string[] }>; // oxfmt-ignore

const { server, browser } = await openJourney();
const made = await runCommand(['xapi', 'credential', 'create', '--name', 'A learning system', '--scope', 'all', '--json'], { DATA_DIR: server.folder }); // oxfmt-ignore
const { key, secret } = JSON.parse(made.stdout) as { key: string; secret: string };
const archive = await downloadPackage(browser, server, course!.languages['en']!.text.title, { standard: 'cmi5', module: 'final' }); // oxfmt-ignore
const lms = await openSmallLms(
  archive,
  `${server.origin}/xapi/1.0.3/`,
  Buffer.from(`${key}:${secret}`).toString('base64'),
);
afterAll(() => lms.close());

const verbOf = ({ verb }: Statement) => verb.id.split('/').at(-1)!;
const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/';
const categoriesOf = ({ context }: Statement) =>
  (context.contextActivities['category'] ?? []).map(({ id }) => id.replace(CATEGORY, ''));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className);

/** Another course in the same package. */
const withContent = (page: Page, change: (text: string) => string) =>
  page.route('**/content.js', async (route) => {
    const text = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/javascript', body: change(text) });
  });

async function answerNext(page: Page, language: string): Promise<void> {
  const open = page.locator('section.question:has(form)').first();
  const id = (await open.getAttribute('id'))!.replace('question-', '');
  const form = page.locator(`#question-${id} form`);
  const question = keys.find((each) => each.id === id)!;
  await fillRightly(form, question, acceptedIn(language)[id]!.accepted);
  await form.locator('button').click();
  await page.locator(`#question-${id} .verdict`).waitFor();
}

test('a learning system launches it by cmi5; it is taken to its end while its record store is away and over a reload, and says what the standard asks', async () => {
  const launch = await lms.launch({ masteryScore: 0.8 }, 'lv-LV,en');
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  await page.goto(launch.url);
  // The language that the learner prefers, and the mark that the system asks for.
  await page.getByRole('heading', { level: 1, name: course!.languages['lv']!.modules['final']!.title }).waitFor(); // oxfmt-ignore
  await page.getByText(/80\s?%/).waitFor();
  await page.locator('main .button').first().click();
  await page.locator('section.question').first().waitFor();
  await lookAt(page, 'package');

  await answerNext(page, 'lv');
  expect(await focused(page)).toContain('verdict');
  await page.route('**/xapi/**', (route) => route.abort());
  for (let nth = 0; nth < 3; nth++) await answerNext(page, 'lv');
  await page.getByText(translatorFor('lv')('modules:lesson.session.waiting')).waitFor();
  await page.reload();
  await page.locator('section.question .verdict').nth(3).waitFor();
  await page.unroute('**/xapi/**');
  while ((await page.locator('section.question:has(form)').count()) > 0) await answerNext(page, 'lv');
  await page.getByText(translatorFor('lv')('modules:lesson.test.score', { right: 10, of: 10 })).waitFor();
  await lookAt(page, 'package-done');
  await page.getByRole('button', { name: translatorFor('lv')('modules:lesson.session.exit') }).click();
  await page.getByText('Your courses').waitFor();
  await page.context().close();

  const stored = await lms.statementsOf<Statement>(launch);
  expect(stored.map(verbOf)).toEqual(['initialized', ...Array<string>(10).fill('answered'), 'completed', 'passed', 'terminated']); // oxfmt-ignore
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  for (const statement of stored) {
    const { actor, context } = statement;
    expect(actor).toMatchObject({ account: launch.agent.account });
    expect(context.registration).toBe(launch.registration);
    expect(Object.keys(context.extensions)).toContain('https://w3id.org/xapi/cmi5/context/extensions/sessionid');
    expect(lms.xml).toContain(`<au id="${context.contextActivities['grouping']![0]!.id}"`);
  } // oxfmt-ignore
  const defined = stored.filter((each) => verbOf(each) !== 'answered');
  expect(defined.map((each) => [verbOf(each), categoriesOf(each), each.object.id])).toEqual([
    ['initialized', ['cmi5'], launch.activityId],
    ['completed', ['cmi5', 'moveon'], launch.activityId],
    ['passed', ['cmi5', 'moveon'], launch.activityId],
    ['terminated', ['cmi5'], launch.activityId],
  ]);
  for (const { result } of defined.slice(1)) expect(result!.duration).toMatch(/^PT\d+S$/);
  expect(defined[2]!.result).toMatchObject({ success: true, score: { scaled: 1 } });
  const answers = stored.filter((each) => verbOf(each) === 'answered');
  for (const each of answers) {
    expect(each.object.definition).toMatchObject({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    });
    expect(each.object.id).toMatch(/\/activities\/courses\/[^/]+\/modules\/final\/questions\/[\w-]+$/);
    expect([each.result!.success, categoriesOf(each)]).toEqual([true, []]);
  }

  // Launched again, it goes on where it was, and is neither completed nor passed again; leaving the page ends it.
  const again = await lms.launch({ masteryScore: 0.8 }, 'lv', launch);
  const later = await (await browser.newContext({ locale: 'en' })).newPage();
  await later.goto(again.url);
  await later.getByText(translatorFor('lv')('modules:lesson.test.score', { right: 10, of: 10 })).waitFor();
  await later.reload();
  await later.getByText(translatorFor('en')('modules:lesson.session.ended')).waitFor();
  await expect.poll(async () => (await lms.statementsOf<Statement>(launch)).map(verbOf).slice(-2)).toEqual(['initialized', 'terminated']); // oxfmt-ignore
  await later.context().close();
});

test('a place that was pressed in a picture stays where it is when the page is drawn again', async () => {
  const launch = await lms.launch({ masteryScore: 0.8 }, 'en');
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  // Every question is asked, that of the picture with the others.
  await withContent(page, (text) => text.replace(/"draw":\[[^\]]+\]/, '"draw":[]'));
  await page.goto(launch.url);
  await page.locator('main .button').first().click();
  const picture = page.locator('section.question .picture').first();
  const box = (await picture.boundingBox())!;
  await picture.click({ position: { x: box.width * 0.25, y: box.height * 0.6 } });
  const place = () =>
    picture.locator('.ring').evaluate((ring) => [(ring as HTMLElement).style.left, (ring as HTMLElement).style.top]); // oxfmt-ignore
  const pressed = await place();
  expect(pressed.map((each) => Math.round(parseFloat(each)))).toEqual([25, 60]);
  await page.locator('header select').selectOption('fi');
  await page.getByRole('heading', { level: 1, name: course!.languages['fi']!.modules['final']!.title }).waitFor(); // oxfmt-ignore
  expect(await place()).toEqual(pressed);
  const id = (await page.locator('section.question:has(.picture)').first().getAttribute('id'))!;
  await page.locator(`#${id} form button`).click();
  await page.locator(`#${id} .verdict`).waitFor();
  await page.context().close();
});

test.each([
  ['off', true],
  ['on', false],
] as const)('for a learner whose sound is %s a recording begins muted: %s', async (audio, isMuted) => {
  const launch = await lms.launch({ masteryScore: 0.8 }, 'en', undefined, audio);
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  // The course has no recording of its own.
  await withContent(page, (text) =>
    text.replaceAll('"html":"', '"html":"<video controls src=\\"media/none.mp4\\"></video>'),
  );
  await page.goto(launch.url);
  await page.locator('video').first().waitFor();
  expect(await page.locator('video').first().evaluate((video) => (video as HTMLVideoElement).muted)).toBe(isMuted); // oxfmt-ignore
  await page.context().close();
});
