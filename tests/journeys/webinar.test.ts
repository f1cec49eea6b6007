import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

const TITLE = 'Potassium far from the laboratory';
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
const look = (page: Page, name: string) => lookAt(page, `live-${name}`);

/** A clock in Riga a few minutes from now. */
function soon(): { date: string; time: string } {
  const at = new Date(Date.now() + 3 * 60_000);
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Riga' }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Riga',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return { date, time };
}

async function planAndAnnounce(mentor: Page): Promise<string> {
  await mentor.goto(`${server.origin}/webinars`);
  await mentor.getByRole('link', { name: 'My webinars' }).click();
  await mentor.getByRole('link', { name: 'Plan a webinar' }).click();
  const { date, time } = soon();
  await mentor.getByLabel('Title').fill(TITLE);
  await mentor.getByLabel('What it is about').fill('When to wait and when to send.');
  await mentor.getByLabel('Date').fill(date);
  await mentor.getByLabel('Time', { exact: true }).fill(time);
  await mentor.getByLabel('Time zone').selectOption('Europe/Riga');
  await mentor.getByLabel('Length in minutes').fill('5');
  await look(mentor, 'plan');
  await mentor.getByRole('button', { name: 'Make the draft' }).click();
  await mentor.getByRole('button', { name: 'Announce it' }).click();
  await mentor.getByRole('link', { name: 'Go to the studio' }).waitFor();
  await look(mentor, 'own');
  return mentor.url();
}

const counted = (page: Page) => page.locator('[data-counted]').getAttribute('data-counted').then(Number);

test('a mentor goes live from a camera, a doctor watches, asks, answers, loses the line, comes back, and gets credit', async () => {
  const mentor = await signIn('mentor');
  const own = await planAndAnnounce(mentor);

  // The association accredits what was announced.
  const officer = await signIn('association');
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti/courses`);
  await officer.getByRole('link', { name: TITLE }).click();
  await officer.getByLabel('Code').fill('LIVE-1');
  await officer.getByLabel('Units').fill('1');
  await officer.getByLabel('Category').fill('live');
  await officer.getByRole('button', { name: 'Sign' }).click();
  await officer.getByText('LIVE-1').first().waitFor();

  const doctor = await signIn('doctor');
  await doctor.goto(`${server.origin}/webinars`);
  await doctor.getByRole('link', { name: TITLE }).click();
  await look(doctor, 'page');
  await doctor.getByRole('button', { name: 'Take a seat' }).click();
  await doctor.getByRole('link', { name: 'Enter the room' }).click();
  await doctor.getByText('It begins on').waitFor();

  // From pressing Go live to playable pictures.
  await mentor.goto(own);
  await mentor.getByRole('link', { name: 'Go to the studio' }).click();
  await mentor.getByRole('button', { name: 'Open the room to all' }).click();
  await mentor.getByRole('button', { name: 'Check camera and microphone' }).click();
  await mentor.getByText('Camera and microphone are ready.').waitFor();
  await mentor.getByRole('button', { name: 'Go live' }).click();
  await mentor.getByText('You are sending.').waitFor();
  await doctor.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && video.videoWidth > 0 && video.currentTime > 1;
    },
    undefined,
    { timeout: 60_000 },
  );

  await doctor.getByLabel('Your question').fill('How long may the tube wait on the shelf?');
  await doctor.getByRole('button', { name: 'Ask' }).click();
  await mentor.getByText('How long may the tube wait').waitFor();
  await mentor.getByRole('button', { name: 'Answered aloud' }).click();
  await doctor.getByText('· answered').waitFor();

  await mentor.getByText('Write a poll').click();
  await mentor.getByLabel('Question of the poll').fill('Potassium 5.6 after the first step. You');
  await mentor.getByLabel('Answers, one a line').fill('go on\nrepeat in three days');
  await mentor.getByRole('button', { name: 'Keep for later' }).click();
  await mentor.getByRole('button', { name: 'Open it now' }).click();
  await doctor.getByLabel('repeat in three days').check({ timeout: 30_000 });
  await doctor.getByRole('button', { name: 'Send my answer' }).click();
  await doctor.getByText('Your answer is in.').waitFor();
  await mentor.getByRole('button', { name: 'Close and show the result' }).click();
  await doctor.getByText('your answer').waitFor();

  await mentor.getByLabel('Language of the captions').selectOption('lv');
  await mentor.getByLabel('Line', { exact: true }).fill('Pirms otrā soļa es vienmēr paskatos uz kāliju.');
  await mentor.getByRole('button', { name: 'Show the line' }).click();
  await doctor.getByLabel('Captions', { exact: true }).selectOption('lv', { timeout: 30_000 });
  await doctor.getByText('paskatos uz kāliju').waitFor();
  await look(mentor, 'studio');
  await look(doctor, 'room');

  // The line goes and comes back.
  await doctor.context().setOffline(true);
  await new Promise((next) => setTimeout(next, 8000));
  await mentor.getByLabel('Your message').fill('Said while somebody was away');
  await mentor.getByRole('button', { name: 'Send', exact: true }).click();
  await doctor.context().setOffline(false);
  await doctor.getByText('Said while somebody was away').waitFor({ timeout: 30_000 });
  await expect.poll(() => counted(doctor), { timeout: 150_000, interval: 1000 }).toBeGreaterThan(65);

  await mentor.getByText('End the webinar').click();
  await mentor.getByRole('button', { name: 'Yes, end it for all' }).click();
  await doctor.getByText('The webinar is over').waitFor({ timeout: 30_000 });

  const page = doctor.url().replace(/\/room.*$/, '');
  const evaluate = doctor.getByRole('link', { name: 'Answer five questions' });
  await expect
    .poll(async () => (await doctor.goto(page), evaluate.count()), { timeout: 60_000, interval: 1000 })
    .toBe(1);
  await look(doctor, 'over');
  await evaluate.click();
  await look(doctor, 'evaluation');
  for (const group of await doctor.locator('fieldset').all()) await group.locator('input').first().check();
  await doctor.getByRole('button', { name: 'Send and get the credit' }).click();
  await doctor.goto(`${server.origin}/credit`);
  expect(await doctor.content()).toContain(TITLE);

  // The recording, as an activity of its own, plays.
  await mentor.goto(own);
  await mentor.getByRole('link', { name: 'Attendance' }).click();
  await mentor.getByText('meets the rule').waitFor();
  await look(mentor, 'attendance');
  await mentor.goto(`${own}/recording`);
  const draft = mentor.getByRole('button', { name: 'Make it a recording to publish' });
  await expect
    .poll(async () => (await mentor.goto(`${own}/recording`), draft.count()), {
      timeout: 90_000,
      interval: 1000,
    })
    .toBe(1);
  await draft.click();
  await mentor.locator('main summary', { hasText: 'Latviešu' }).click();
  await mentor.getByRole('button', { name: 'I have read it: sign' }).click();
  await mentor.getByText('Signed', { exact: true }).waitFor();
  await look(mentor, 'own-recording');
  await mentor.getByRole('button', { name: 'Publish the recording' }).click();
  await mentor.getByRole('link', { name: 'See it as a viewer does' }).waitFor();
  await doctor.goto(page);
  await doctor.getByRole('link', { name: 'Watch the recording' }).click();
  await doctor.getByRole('button', { name: 'Watch the recording' }).click();
  await doctor.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && video.videoWidth > 0 && video.currentTime > 2;
    },
    undefined,
    { timeout: 60_000 },
  );
  await look(doctor, 'recording');
});
