import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readCourse } from '#app/domains/modules/format/read-course.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { fillRightly } from '#tests/support/answers.ts';
import {
  downloadPackage,
  endCompleted,
  openCourse,
  openJourney,
  partOf,
  publishPackage,
} from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();
const SLUG = 'photographs-for-a-dermatologist';
const { course } = readCourse(readFolder(`content/courses/${SLUG}`)!);
const keys = course!.structure.modules.flatMap(({ questions }) => questions);
/** What is written in a language, by its key. */
const inLanguage = (code: string) => course!.languages[code]!;

const TITLE = inLanguage('en').text.title;

const acceptedOf = ({ id }: QuestionKey, language: string): string[] =>
  Object.values(inLanguage(language).modules).flatMap(({ questions }) => questions[id]?.accepted ?? []);

async function answerRightly(page: Page, key: QuestionKey, language: string): Promise<void> {
  const form = page.locator(`#question-${key.id} form`);
  await fillRightly(form, key, acceptedOf(key, language));
  await form.getByRole('button', { name: said('modules:lesson.question.answer') }).click();
  await page.locator(`#question-${key.id} .verdict[data-correct="true"]`).waitFor();
}

/** Reads on to the test at the end, and answers what is asked on the way. */
async function readToTheTest(page: Page, language: string): Promise<void> {
  while (!page.url().includes('/learn/final')) {
    for (;;) {
      const open = page.locator('section.question form').first();
      if ((await open.count()) === 0) break;
      const id = (await page.locator('section.question:has(form)').first().getAttribute('id'))!.replace(
        'question-',
        '',
      );
      await answerRightly(
        page,
        keys.find((key) => key.id === id)!,
        language,
      );
    }
    const before = page.url();
    await page.locator('.prevnext button').click();
    await page.waitForURL((url) => url.href !== before);
  }
}

const drawnOn = (page: Page): Promise<string[]> =>
  page.locator('section.question').evaluateAll((found) => found.map(({ id }) => id.replace('question-', '')));

/** The association of the doctor accredits the course with two points. */
async function accredit(title: string): Promise<void> {
  const officer = await signInAs(browser, server.origin, 'association');
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti/courses`);
  await officer.getByRole('link', { name: title }).click();
  await officer.getByLabel(said('credits:accreditation.code')).fill('NATIVE-1');
  await officer.getByLabel(said('credits:accreditation.units')).fill('2');
  await officer.getByLabel(said('credits:accreditation.category')).fill('skin');
  await officer.getByRole('button', { name: said('credits:accreditation.sign') }).click();
  await officer.getByText('NATIVE-1').first().waitFor();
  await officer.context().close();
}

const pointsOf = async (page: Page): Promise<number> => {
  await page.goto(`${server.origin}/credit`);
  return Number(/([\d.,]+) of 250 points/.exec(await page.content())![1]);
};

test('a doctor begins in Finnish, changes to Estonian among the questions, goes on elsewhere, passes, and gets credit and certificate', async () => {
  await accredit(inLanguage('en').text.title);
  const doctor = await signInAs(browser, server.origin, 'doctor');
  await doctor.goto(`${server.origin}/courses?q=${encodeURIComponent('dermatologist')}`);
  await doctor.getByRole('link', { name: inLanguage('en').text.title }).click();
  const address = doctor.url();
  await lookAt(doctor, 'native-course');
  await doctor.getByLabel(said('learning:decide.language')).selectOption('fi');
  await doctor.getByRole('button', { name: said('learning:decide.register') }).click();
  await doctor.getByRole('heading', { level: 1, name: inLanguage('fi').modules['begin']!.title }).waitFor();
  await lookAt(doctor, 'native-lesson');
  await readToTheTest(doctor, 'fi');

  await doctor.getByRole('button', { name: said('modules:lesson.test.begin'), exact: true }).click();
  await doctor.locator('section.question').first().waitFor();
  const drawn = await drawnOn(doctor);
  expect(drawn).toHaveLength(10);
  const keyOf = (id: string) => keys.find((key) => key.id === id)!;
  for (const id of drawn.slice(0, 3)) await answerRightly(doctor, keyOf(id), 'fi');
  // The same questions, with their answers, in another language.
  await doctor.locator('.work-top summary').click();
  await doctor.locator('button[lang="et"]').click();
  await doctor.getByRole('heading', { level: 1, name: inLanguage('et').modules['final']!.title }).waitFor();
  expect(await drawnOn(doctor)).toEqual(drawn);
  expect(await doctor.locator('.verdict[data-correct="true"]').count()).toBe(3);
  await lookAt(doctor, 'native-questions');

  // The line is gone in the middle of an answer.
  await doctor.context().setOffline(true);
  await doctor
    .locator(`#question-${drawn[3]!} form button`)
    .click()
    .catch(() => undefined);
  await doctor.context().close();

  const elsewhere = await signInAs(browser, server.origin, 'doctor');
  await elsewhere.goto(address);
  await elsewhere.getByRole('button', { name: said('common:continue') }).click();
  await elsewhere
    .getByRole('heading', { level: 1, name: inLanguage('et').modules['final']!.title })
    .waitFor();
  expect(await drawnOn(elsewhere)).toEqual(drawn);
  for (const id of drawn.slice(3)) await answerRightly(elsewhere, keyOf(id), 'et');
  await elsewhere.getByText(said('modules:lesson.test.passed')).first().waitFor();
  await elsewhere.getByText(said('modules:lesson.test.score', { right: 10, of: 10 })).waitFor();

  const before = await pointsOf(elsewhere);
  await elsewhere.goto(address);
  await elsewhere
    .getByRole('link', { name: said('learning:evaluation.open') })
    .first()
    .click();
  for (const group of await elsewhere.locator('fieldset:has(input[type=radio])').all())
    await group.locator('input[type=radio]').first().check();
  await elsewhere.getByRole('button', { name: translatorFor('en')('learning:evaluation.button') }).click();
  await elsewhere.waitForURL(`${server.origin}/credit**`);
  await elsewhere.goto(`${server.origin}/credit/certificates`);
  const pdf = elsewhere.locator(`li:has-text("${TITLE}") a[href$="/pdf"]`).first();
  const answer = await elsewhere.request.get(new URL((await pdf.getAttribute('href'))!, server.origin).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  // In the reader's language, with what the association has granted.
  const certificate = await textOfPdf(await answer.body());
  expect(certificate).toContain(TITLE);
  expect(certificate).toContain('NATIVE-1');
  expect(await pointsOf(elsewhere)).toBe(before + 2);
  await elsewhere.context().close();
});

/** Answers what a page of the package asks, one question after the other. */
async function answerAllIn(part: FrameLocator | Page, language: string): Promise<void> {
  for (;;) {
    const open = part.locator('section.question:has(form)').first();
    if ((await open.count()) === 0) return;
    await answerOneIn(part, (await open.getAttribute('id'))!.replace('question-', ''), language);
  }
}

async function answerOneIn(part: FrameLocator | Page, id: string, language: string): Promise<void> {
  const form = part.locator(`#question-${id} form`);
  const key = keys.find((each) => each.id === id)!;
  await fillRightly(form, key, acceptedOf(key, language));
  await form.locator('button').click();
  await part.locator(`#question-${id} .verdict`).waitFor();
}

/** The score that the author reads of a package. */
async function readScoreOf(title: string): Promise<string | null> {
  const reading = await signInAs(browser, server.origin, 'author');
  await reading.goto(`${server.origin}/author`);
  await reading.getByRole('link', { name: title }).click();
  await reading.locator('a[href*="/author/packages/"]').first().click();
  await reading.locator('a[href$="/attempts"]').first().click();
  const score = await reading
    .getByText(/\d\s?%/)
    .first()
    .textContent();
  await reading.context().close();
  return score;
}

test('the same course as a SCORM 1.2 package is taken from upload to its end, with the same score', async () => {
  const archive = await downloadPackage(browser, server, TITLE, { standard: 'scorm-1.2', language: 'lv' });
  const address = await publishPackage(browser, server, archive, 'Exported to elsewhere');
  const doctor = await openCourse(browser, server, address);
  const part = partOf(doctor);
  await part.getByRole('heading', { level: 1 }).first().waitFor();
  const title = part.locator('h1');
  while ((await title.textContent()) !== inLanguage('lv').modules['final']!.title) {
    await answerAllIn(part, 'lv');
    const before = await title.textContent();
    await part.locator('.ways .button').click();
    await expect.poll(() => title.textContent()).not.toBe(before);
  }
  await part.locator('main .button').first().click();
  await answerAllIn(part, 'lv');
  const lv = translatorFor('lv');
  await part.getByText(lv('modules:lesson.test.score', { right: 10, of: 10 })).waitFor();
  await doctor.locator('a[data-back]').click();
  await endCompleted(doctor, address);
  expect(await readScoreOf('Exported to elsewhere')).toMatch(/100\s?%/);
});

test('one module as a SCORM 2004 package, with all languages in it, is taken to its end too', async () => {
  const archive = await downloadPackage(browser, server, TITLE, { standard: 'scorm-2004', module: 'final' });
  const address = await publishPackage(browser, server, archive, 'A test for elsewhere');
  const doctor = await openCourse(browser, server, address);
  const part = partOf(doctor);
  await part.locator('main .button').first().click();
  await answerAllIn(part, 'en');
  await part.getByText(said('modules:lesson.test.score', { right: 10, of: 10 })).waitFor();
  await doctor.locator('a[data-back]').click();
  await endCompleted(doctor, address);
  expect(await readScoreOf('A test for elsewhere')).toMatch(/100\s?%/);
});
