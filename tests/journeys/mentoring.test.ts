import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/open-database.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

const TITLE = 'Palliative care, two by two';
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const signIn = (email: string) => signInAs(browser, server.origin, email);
/** In English and in Finnish, on a phone in the dark and on a desk in the light. */
async function look(page: Page, name: string): Promise<void> {
  const address = page.url();
  await lookAt(page, `mentoring-${name}`);
  await page.goto(`${address}?lang=fi`);
  await lookAt(page, `mentoring-${name}-fi`);
  await page.goto(`${address}?lang=en`);
}

async function takePart(page: Page, as: 'mentee' | 'mentor'): Promise<void> {
  await page.goto(`${server.origin}/colleagues`);
  await page.getByRole('link', { name: TITLE }).click();
  await page
    .getByRole('link', { name: as === 'mentee' ? 'I am looking for a mentor' : 'I offer to be a mentor' })
    .click();
  if (as === 'mentee') await look(page, 'profile');
  await page.getByLabel('Palliative care at home').check();
  await page.getByLabel('English').selectOption('good');
  await page.getByLabel('Tuesday').check();
  await page.getByLabel('12–14').check();
  await page.getByLabel('Years in practice').fill(as === 'mentee' ? '3' : '19');
  await page.getByLabel('A few words').fill(`Written by the ${as}.`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByText(as === 'mentee' ? 'You take part as a mentee.' : 'You take part as a mentor.')
    .waitFor();
}

test('an association opens a programme, two join, a round explains why, both say yes', async () => {
  const officer = await signIn('association');
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti`);
  await officer.getByRole('link', { name: 'Mentoring' }).click();
  await officer.getByLabel('Title').fill(TITLE);
  await officer.getByLabel('What it is and for whom').fill('Half a year, once a month.');
  await officer.getByLabel('What both agree to').fill('What we say stays between us.');
  await officer.getByRole('button', { name: 'Make a programme' }).click();
  await officer.getByRole('button', { name: 'Open it' }).click();
  await officer.getByText('Open', { exact: true }).waitFor();
  const programme = officer.url();

  const [doctor, mentor] = [await signIn('doctor'), await signIn('mentor')];
  await takePart(mentor, 'mentor');
  await takePart(doctor, 'mentee');
  await doctor.getByText('Written by the mentor.').waitFor();
  await doctor.getByRole('button', { name: 'I would like this one' }).click();
  await doctor.getByText('Your wish', { exact: true }).waitFor();
  await look(doctor, 'programme');

  await officer.goto(programme);
  await officer.getByText('How pairs are made').click();
  await officer.getByLabel('Same country').fill('9');
  await officer.getByRole('button', { name: 'See what it would change' }).click();
  await officer.getByText('The pairs would be the same.').waitFor();
  await lookAt(officer, 'mentoring-preview');
  await officer.getByRole('button', { name: 'Pair everybody, as a draft' }).click();
  await officer.getByText('No two people would rather have each other.').waitFor();
  await officer.getByText('Proven: no pairing of this kind leaves fewer people alone.').waitFor();
  await look(officer, 'round');
  await officer.getByRole('button', { name: 'Propose these pairs' }).click();
  await officer.getByText('Waits for an answer').waitFor();

  await mentor.goto(`${server.origin}/colleagues`);
  await mentor.getByRole('link', { name: 'Ilze Paraugkalna' }).first().click();
  await mentor.getByText('You are free at the same time.').waitFor();
  await mentor.getByRole('button', { name: /^Say yes to/ }).click();
  await mentor.getByText('You have said yes.').waitFor();
  await doctor.goto(`${server.origin}/colleagues`);
  await look(doctor, 'colleagues');
  await doctor.getByRole('link', { name: 'Katrin Näidistamm' }).first().click();
  await doctor.getByText('Nobody in the round was higher on your list.').waitFor();
  await look(doctor, 'pair');
  await doctor.getByRole('button', { name: /^Say yes to/ }).click();
  await doctor.getByText('Goes on').waitFor();
  expect(await doctor.getByRole('link', { name: /^Write to/ }).getAttribute('href')).toMatch(/^mailto:/);

  await meet(doctor, mentor);

  // Both say how long it was; both have it in their ledger.
  for (const [page, minutes] of [
    [doctor, '20'],
    [mentor, '25'],
  ] as const) {
    await page.goto(await pairAddress(page));
    await page.getByLabel('Minutes; 0 where it was not held').fill(minutes);
    await page.getByLabel('What I take from it').fill('Ask first, then listen.');
    if (page === doctor) await look(page, 'confirm');
    await page.getByLabel('Minutes; 0 where it was not held').fill(minutes);
    await page.getByRole('button', { name: 'Confirm' }).click();
  }
  await mentor.getByText('Counted: 20 minutes').waitFor();
  for (const page of [doctor, mentor]) {
    await page.goto(`${server.origin}/credit`);
    expect(await page.content()).toContain(TITLE);
  }
}, 180_000);

async function pairAddress(page: Page): Promise<string> {
  await page.goto(`${server.origin}/colleagues`);
  const name = page.getByRole('heading', { name: /Ilze Paraugkalna|Katrin Näidistamm/ }).first();
  return server.origin + (await name.getByRole('link').getAttribute('href'));
}

const isSeen = (page: Page) =>
  page.waitForFunction(
    () => {
      const video = document.querySelector<HTMLVideoElement>('[data-part="theirs"]');
      return video !== null && video.videoWidth > 0 && video.currentTime > 0.5;
    },
    undefined,
    { timeout: 30_000 },
  );

/** A time is proposed and agreed, and the two meet in their browsers; one reloads the page on the way. */
async function meet(doctor: Page, mentor: Page): Promise<void> {
  const address = doctor.url();
  const at = new Date(Date.now() + 8 * 60_000);
  const clock = (options: Intl.DateTimeFormatOptions, locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Helsinki', ...options }).format(at);
  await doctor.getByLabel('Date').fill(clock({}, 'en-CA'));
  await doctor.getByLabel('Time, by your clock').fill(clock({ hour: '2-digit', minute: '2-digit' }, 'en-GB'));
  await doctor.locator('textarea[name=agenda]').first().fill('Pain at home, and whom to ring at night.');
  await doctor.getByRole('button', { name: 'Propose this time' }).last().click();
  await doctor.getByText('You proposed this time.').waitFor();
  await mentor.goto(address);
  await mentor.getByRole('button', { name: 'It suits me' }).click();
  await mentor.getByRole('link', { name: 'Enter the call' }).waitFor();
  await look(mentor, 'begun');
  for (const page of [doctor, mentor]) {
    await page.goto(address);
    await page.getByRole('link', { name: 'Enter the call' }).click();
    if (page === doctor) await look(page, 'call');
    await enter(page);
  }
  await Promise.all([isSeen(doctor), isSeen(mentor)]);
  await doctor.getByLabel('Your message').fill('I hear you well');
  await doctor.getByRole('button', { name: 'Send' }).click();
  await mentor.getByText('I hear you well').waitFor();
  await lookAt(mentor, 'mentoring-connected');

  await doctor.reload();
  await enter(doctor);
  await Promise.all([isSeen(doctor), isSeen(mentor)]);
  await doctor.getByRole('button', { name: 'Hang up' }).click();
  await mentor.getByText('The other one has hung up.').waitFor();
  // Half an hour later.
  const db = await openDatabase(`file:${join(server.folder, 'majakka.db')}`);
  await db.transact((tx) =>
    tx.update(mentoringMeetings).set({ startsAt: new Date(Date.now() - 30 * 60_000) }),
  );
  await db.close();
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check camera and microphone' }).click();
  await page.getByText('Camera and microphone are ready.').waitFor();
  await page.getByRole('button', { name: 'Join' }).click();
}
