import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { signInAs } from '#tests/support/pages.ts';
import { said } from '#tests/support/words.ts';
import { WEBINAR } from '../../sample/data/webinar.ts';

const { server, browser } = await openJourney();

/** The room of the sample's webinar, to which both have come. */
async function enter(email: 'doctor' | 'mentor'): Promise<Page> {
  const page = await signInAs(browser, server.origin, email);
  await page.goto(`${server.origin}/webinars`);
  await page.getByRole('link', { name: WEBINAR[0]!.title }).first().click();
  await page.waitForURL(/\/webinars\/[^/]+$/);
  await page.goto(`${page.url()}/room`);
  await isRunning(page);
  return page;
}
/** Its script draws these. */
const isRunning = (page: Page) =>
  page.getByRole('button', { name: said('webinars:room.mode.read') }).waitFor();

const chatOf = (page: Page) => page.getByLabel(said('rooms:chat.yours'));
const questionOf = (page: Page) => page.getByLabel(said('rooms:question.yours'));
const askIn = (page: Page) => page.getByRole('button', { name: said('rooms:question.ask'), exact: true });
/** How often the room has kept these words: what a page reads that is opened now. */
async function countIn(page: Page, words: string): Promise<number> {
  await page.reload();
  return page.locator('main').getByText(words, { exact: true }).count();
}

/** The server does what is sent, and its answers wait; `lose` breaks the line instead. */
async function holdAnswers(page: Page) {
  let [release, lose] = [() => {}, () => {}];
  const end = new Promise<boolean>((done) => {
    release = () => done(true);
    lose = () => done(false);
  });
  await page.route('**/act', async (route) => {
    const response = await route.fetch();
    if (await end) await route.fulfill({ response });
    else await route.abort();
  });
  // A second answer may still be on its way.
  const stop = async () => page.unrouteAll({ behavior: 'wait' });
  return { release, lose, stop };
}

test('while the answer to a message is on its way somebody goes on writing, there or elsewhere, and nothing of that is lost', async () => {
  const page = await enter('doctor');
  const delayed = await holdAnswers(page);
  await chatOf(page).fill('Good evening');
  await chatOf(page).press('Enter');
  await questionOf(page).click();
  await page.keyboard.type('How long may');
  delayed.release();
  await expect.poll(() => chatOf(page).inputValue()).toBe('');
  await page.keyboard.type(' it wait?');
  expect([await questionOf(page).inputValue(), await chatOf(page).inputValue()]).toEqual([
    'How long may it wait?',
    '',
  ]);
  await delayed.stop();

  const next = await holdAnswers(page);
  await chatOf(page).fill('Good');
  await chatOf(page).press('Enter');
  await page.keyboard.type(' night');
  next.release();
  await expect.poll(() => chatOf(page).inputValue()).toBe(' night');
  await page.keyboard.type(' all');
  expect(await chatOf(page).inputValue()).toBe(' night all');

  // Somebody pressed the button and waits for the next line.
  await chatOf(page).fill('A line');
  await page.getByRole('button', { name: said('rooms:chat.send'), exact: true }).click();
  await expect.poll(() => chatOf(page).inputValue()).toBe('');
  await page.keyboard.type('Another');
  expect(await chatOf(page).inputValue()).toBe('Another');
  await page.context().close();
});

test('pressed twice or sent again after a lost answer it is said once, said again later twice', async () => {
  const page = await enter('doctor');
  await questionOf(page).fill('Asked with a double click?');
  await askIn(page).dblclick();
  await expect.poll(() => questionOf(page).inputValue()).toBe('');

  const delayed = await holdAnswers(page);
  await chatOf(page).fill('Entered twice');
  await chatOf(page).press('Enter');
  await chatOf(page).press('Enter');
  delayed.release();
  await expect.poll(() => chatOf(page).inputValue()).toBe('');
  await delayed.stop();

  const lost = await holdAnswers(page);
  lost.lose();
  await questionOf(page).fill('Asked on a bad line?');
  await askIn(page).click();
  await page.getByText(said('errors:line_lost')).waitFor();
  await lost.stop();
  for (const words of ['Yes', 'Yes']) {
    await chatOf(page).fill(words);
    await chatOf(page).press('Enter');
    await expect.poll(() => chatOf(page).inputValue()).toBe('');
  }
  expect(await questionOf(page).inputValue()).toBe('Asked on a bad line?');
  await askIn(page).click();
  await expect.poll(() => questionOf(page).inputValue()).toBe('');
  expect(await page.getByText(said('errors:line_lost')).count()).toBe(0);

  expect(await countIn(page, 'Asked with a double click?')).toBe(1);
  expect(await countIn(page, 'Entered twice')).toBe(1);
  expect(await countIn(page, 'Asked on a bad line?')).toBe(1);
  expect(await countIn(page, 'Yes')).toBe(2);
  await page.context().close();
});

test('a poll that is refused says so beside what was written, and kept with a double click it is one', async () => {
  const page = await enter('mentor');
  const keep = page.getByRole('button', { name: said('rooms:prompt.keep') });
  const options = page.getByLabel(said('rooms:prompt.options'));
  await page.getByText(said('rooms:prompt.new')).click();
  await page.getByLabel(said('rooms:prompt.question')).fill('Which dose?');
  await options.fill('one');
  await keep.click();
  const form = page.locator('form', { has: options });
  await form.getByText(said('errors:two_options')).waitFor();
  expect(await options.inputValue()).toBe('one');
  await options.fill('one\ntwo');
  await keep.dblclick();
  await expect.poll(() => options.inputValue()).toBe('');
  expect(await form.getByText(said('errors:two_options')).count()).toBe(0);
  await page.getByRole('button', { name: said('rooms:prompt.check') }).dblclick();
  const closing = page.getByRole('button', { name: said('rooms:prompt.close') });
  await closing.first().waitFor();
  await page.reload();
  await isRunning(page);
  expect(await countIn(page, 'Which dose?')).toBe(1);
  expect(await closing.count()).toBe(1);
  await closing.click();
  await closing.waitFor({ state: 'detached' });
  await page.context().close();
});

test('what a guest is asked lies over the room wherever they have scrolled, and only a poll can be put aside', async () => {
  const [doctor, mentor] = [await enter('doctor'), await enter('mentor')];
  await doctor.setViewportSize({ width: 390, height: 844 });
  await questionOf(doctor).fill('Half a question');
  await doctor.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const isSeen = (name: string) =>
    doctor.getByRole('button', { name, exact: true }).evaluate((button) => {
      const { top, bottom, left } = button.getBoundingClientRect();
      const above = document.elementFromPoint(left + 5, (top + bottom) / 2);
      return top >= 0 && bottom <= innerHeight && button.contains(above);
    });
  const here = doctor.getByRole('button', { name: said('rooms:check.here') });

  await mentor.getByRole('button', { name: said('rooms:prompt.check') }).click();
  await here.waitFor();
  expect(await isSeen(said('rooms:check.here'))).toBe(true);
  expect(await doctor.getByRole('alert').allTextContents()).toContain(said('rooms:asked.check'));
  expect(await doctor.title()).toContain(said('rooms:check.title'));
  await expect.poll(() => doctor.getByRole('timer').textContent()).toMatch(/3:[0-2]\d/);
  await doctor.keyboard.press('Escape');
  expect([await here.count(), await doctor.evaluate(() => document.activeElement?.id)]).toEqual([
    1,
    'ask-text',
  ]);
  await here.click();
  await here.waitFor({ state: 'detached' });
  expect(await doctor.title()).not.toContain(said('rooms:check.title'));

  await mentor.getByText(said('rooms:prompt.new')).click();
  await mentor.getByLabel(said('rooms:prompt.question')).fill('Which step?');
  await mentor.getByLabel(said('rooms:prompt.options')).fill('the first\nthe second');
  await mentor.getByRole('button', { name: said('rooms:prompt.keep') }).click();
  await mentor
    .locator('li', { hasText: 'Which step?' })
    .getByRole('button', { name: said('rooms:prompt.open') })
    .click();
  await doctor.getByLabel('the second').check();
  expect(await isSeen(said('rooms:poll.send'))).toBe(true);
  await doctor.keyboard.press('Escape');
  await doctor.getByRole('button', { name: said('rooms:poll.answer') }).press('Enter');
  await doctor.getByLabel('the second').check();
  await doctor.getByRole('button', { name: said('rooms:poll.send') }).click();
  await doctor.getByText(said('rooms:poll.thanks')).waitFor();
  expect(await questionOf(doctor).inputValue()).toBe('Half a question');
  await doctor.context().close();
  await mentor.context().close();
});

test('the studio is one screen on a desk: guests, slides, polls and questions each scroll inside themselves', async () => {
  const [doctor, mentor] = [await enter('doctor'), await signInAs(browser, server.origin, 'mentor')];
  await mentor.setViewportSize({ width: 1280, height: 800 });
  await mentor.goto(`${server.origin}/mentor`);
  await mentor.getByRole('link', { name: WEBINAR[0]!.title }).first().click();
  await mentor.getByRole('link', { name: said('webinars:own.studio') }).click();
  const guests = mentor.locator('[data-part="guests"]');
  await guests.getByText(said('rooms:guest.title', { count: 1 })).waitFor({ timeout: 30_000 });
  const outside = await mentor.evaluate(() => [
    document.documentElement.scrollHeight > innerHeight,
    ...[...document.querySelectorAll('.part')].map(
      (part) => part.getBoundingClientRect().bottom > innerHeight,
    ),
  ]);
  expect(outside.filter(Boolean)).toEqual([]);
  await doctor.getByRole('button', { name: said('rooms:hand.raise') }).click();
  await mentor.getByRole('button', { name: said('rooms:hand.call') }).click();
  await doctor.getByRole('link', { name: said('rooms:hand.write') }).click();
  await mentor.getByText(said('rooms:hand.list', { count: 0 })).waitFor();
  await doctor.context().close();
  await mentor.context().close();
});

test('what is typed before the script of the room has come is still there when it has', async () => {
  const page = await enter('doctor');
  let come = () => {};
  const script = new Promise<void>((done) => (come = done));
  await page.route('**/browser/room.js', async (route) => {
    await script;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await chatOf(page).fill('Half a sentence');
  come();
  await isRunning(page);
  expect(await chatOf(page).inputValue()).toBe('Half a sentence');
  await page.context().close();
});

test('a page restored from the back-forward cache is another page view, and keeps what is written in it', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  await page.goto(`${server.origin}/profile`);
  const read = () =>
    page.evaluate(() => {
      const form = document.querySelector<HTMLInputElement>('input[name=place], input[name=region]')!.form!;
      return [...new FormData(form)]
        .filter(([name]) => ['once', 'place', 'region'].includes(name))
        .map(String);
    });
  await page.locator('input[name=place], input[name=region]').fill('Ainaži');
  const before = await read();
  // A browser under test has no such cache, so its event is sent by hand.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  const after = await read();
  const isOnce = (pair: string) => pair.startsWith('once,');
  expect(after.filter((pair) => !isOnce(pair))).toEqual(before.filter((pair) => !isOnce(pair)));
  expect(after.find(isOnce)).not.toBe(before.find(isOnce));
});
