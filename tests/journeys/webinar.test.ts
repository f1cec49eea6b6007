import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { WITH_CAMERA } from '#tests/support/browser.ts';
import { openJourney } from '#tests/support/journey.ts';
import { lookAt, openWorkspace, signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const TITLE = 'Potassium far from the laboratory';
const { server, browser } = await openJourney(WITH_CAMERA);

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
  await openWorkspace(mentor, 'mentoring');
  await mentor.getByRole('link', { name: said('webinars:own.new') }).click();
  const { date, time } = soon();
  await mentor.getByLabel(said('webinars:form.title')).fill(TITLE);
  await mentor.getByLabel(said('webinars:form.summary')).fill('When to wait and when to send.');
  await mentor.getByLabel(said('webinars:form.date')).fill(date);
  await mentor.getByLabel(said('webinars:form.time'), { exact: true }).fill(time);
  await mentor.getByLabel(said('accounts:timeZone')).selectOption('Europe/Riga');
  await mentor.getByLabel(said('webinars:form.minutes')).fill('5');
  await look(mentor, 'plan');
  await mentor.getByRole('button', { name: said('webinars:new.button') }).click();
  await mentor.getByRole('button', { name: said('webinars:own.announce') }).click();
  await mentor.getByRole('link', { name: said('webinars:own.studio') }).waitFor();
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
  await officer.getByLabel(said('accounts:security.step.code')).fill('LIVE-1');
  await officer.getByLabel(said('credits:accreditation.units')).fill('1');
  await officer.getByLabel(said('credits:accreditation.category')).fill('live');
  await officer.getByRole('button', { name: said('credits:accreditation.sign') }).click();
  await officer.getByText('LIVE-1').first().waitFor();

  const doctor = await signIn('doctor');
  await doctor.goto(`${server.origin}/webinars`);
  await doctor.getByRole('link', { name: TITLE }).click();
  await look(doctor, 'page');
  await doctor.getByRole('button', { name: said('webinars:decide.take') }).click();
  await doctor.getByRole('link', { name: said('webinars:decide.enter') }).click();
  await doctor.getByText(pieceOf('rooms:stream.waiting')).waitFor();

  // From pressing Go live to playable pictures.
  await mentor.goto(own);
  await mentor.getByRole('link', { name: said('webinars:own.studio') }).click();
  await mentor.getByRole('button', { name: said('webinars:studio.open') }).click();
  await mentor.getByRole('button', { name: said('webinars:studio.camera') }).click();
  await mentor.getByText(said('webinars:studio.say.ready')).waitFor();
  await mentor.getByRole('button', { name: said('webinars:studio.go') }).click();
  await mentor.getByText(said('webinars:studio.say.sending')).waitFor();
  await doctor.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && video.videoWidth > 0 && video.currentTime > 1;
    },
    undefined,
    { timeout: 60_000 },
  );

  await doctor.getByLabel(said('rooms:question.yours')).fill('How long may the tube wait on the shelf?');
  await doctor.getByRole('button', { name: said('rooms:question.ask') }).click();
  await mentor.getByText('How long may the tube wait').waitFor();
  await mentor.getByRole('button', { name: said('rooms:question.answered') }).click();
  await doctor.getByText('· answered').waitFor();

  await mentor.getByText(said('rooms:prompt.new')).click();
  await mentor.getByLabel(said('rooms:prompt.question')).fill('Potassium 5.6 after the first step. You');
  await mentor.getByLabel(said('rooms:prompt.options')).fill('go on\nrepeat in three days');
  await mentor.getByRole('button', { name: said('rooms:prompt.keep') }).click();
  await mentor.getByRole('button', { name: said('rooms:prompt.open') }).click();
  await doctor.getByLabel('repeat in three days').check({ timeout: 30_000 });
  await doctor.getByRole('button', { name: said('rooms:poll.send') }).click();
  await doctor.getByText(said('rooms:poll.thanks')).waitFor();
  await mentor.getByRole('button', { name: said('rooms:prompt.close') }).click();
  await doctor.getByText(said('rooms:poll.yours')).waitFor();

  await mentor.getByText(said('rooms:caption.write')).click();
  await mentor.getByLabel(said('rooms:caption.language')).selectOption('lv');
  await mentor
    .getByLabel(said('rooms:caption.line'), { exact: true })
    .fill('Pirms otrā soļa es vienmēr paskatos uz kāliju.');
  await mentor.getByRole('button', { name: said('rooms:caption.send') }).click();
  await doctor
    .getByLabel(said('webinars:room.captions'), { exact: true })
    .selectOption('lv', { timeout: 30_000 });
  await doctor.getByText('paskatos uz kāliju').waitFor();
  await look(mentor, 'studio');
  await look(doctor, 'room');

  // What is off is not sent, and guests read it.
  await mentor.getByRole('button', { name: said('webinars:studio.mute') }).click();
  await mentor.getByRole('button', { name: said('webinars:studio.cameraOff') }).click();
  await doctor.getByText(said('rooms:sending.muted')).waitFor({ timeout: 30_000 });
  await doctor.waitForFunction(
    () => {
      const at = document.createElement('canvas').getContext('2d')!;
      at.drawImage(document.querySelector('video')!, 0, 0, 8, 8);
      return at.getImageData(0, 0, 8, 8).data.every((value, i) => i % 4 === 3 || value < 40);
    },
    undefined,
    { timeout: 30_000 },
  );
  await mentor.getByRole('button', { name: said('webinars:studio.cameraOn') }).click();
  await mentor.getByRole('button', { name: said('webinars:studio.unmute') }).click();

  // The line goes and comes back.
  await doctor.context().setOffline(true);
  await new Promise((next) => setTimeout(next, 8000));
  await mentor.getByLabel(said('rooms:chat.yours')).fill('Said while somebody was away');
  await mentor.getByRole('button', { name: said('rooms:chat.send'), exact: true }).click();
  await doctor.context().setOffline(false);
  await doctor.getByText('Said while somebody was away').waitFor({ timeout: 30_000 });
  await expect.poll(() => counted(doctor), { timeout: 150_000, interval: 1000 }).toBeGreaterThan(65);

  await mentor.getByText(said('webinars:studio.end')).click();
  await mentor.getByRole('button', { name: said('webinars:studio.endSure') }).click();
  await doctor.getByText(said('rooms:stream.ended')).waitFor({ timeout: 30_000 });

  const page = doctor.url().replace(/\/room.*$/, '');
  const evaluate = doctor.getByRole('link', { name: said('learning:evaluation.open') });
  await expect
    .poll(async () => (await doctor.goto(page), evaluate.count()), { timeout: 60_000, interval: 1000 })
    .toBe(1);
  await look(doctor, 'over');
  await evaluate.click();
  await look(doctor, 'evaluation');
  for (const group of await doctor.locator('fieldset').all()) await group.locator('input').first().check();
  await doctor.getByRole('button', { name: said('learning:evaluation.button') }).click();
  await doctor.goto(`${server.origin}/credit`);
  expect(await doctor.content()).toContain(TITLE);

  // The recording, as an activity of its own, plays.
  await mentor.goto(own);
  await mentor.getByRole('link', { name: said('webinars:attendance.title') }).click();
  await mentor.locator('.attendees').getByText(said('webinars:attendance.states.evaluated')).waitFor();
  await look(mentor, 'attendance');
  await mentor.goto(`${own}/recording`);
  const draft = mentor.getByRole('button', { name: said('webinars:ownRecording.draft') });
  await expect
    .poll(async () => (await mentor.goto(`${own}/recording`), draft.count()), {
      timeout: 90_000,
      interval: 1000,
    })
    .toBe(1);
  await draft.click();
  // Captions are lines beside the player, which plays from any of them.
  const line = mentor.locator('.cues textarea').first();
  await line.fill('Pirms otrā soļa es vienmēr pārbaudu kāliju.');
  await mentor.getByRole('button', { name: said('webinars:ownRecording.saveCaptions') }).click();
  await mentor.getByText(said('webinars:said.captions')).waitFor();
  expect(await line.inputValue()).toContain('pārbaudu');
  await mentor
    .getByRole('button', { name: said('webinars:ownRecording.playLine') })
    .first()
    .click();
  await mentor.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
  // Learners get ten seconds from the second second on; their part is cut out meanwhile.
  const trim = mentor.locator('[data-trim-form]');
  await trim.getByLabel(said('webinars:trim.from'), { exact: true }).fill('0:02');
  await trim.getByLabel(said('webinars:trim.to'), { exact: true }).fill('0:12');
  await mentor.getByRole('button', { name: said('webinars:trim.button') }).click();
  await mentor.locator('[data-trim="done"]', { hasText: '0:02' }).waitFor({ timeout: 120_000 });
  const lengthOf = (page: Page) => page.evaluate(() => document.querySelector('video')!.duration);
  await mentor.getByRole('button', { name: said('webinars:ownRecording.sign') }).click();
  await mentor.getByText(said('webinars:ownRecording.signed'), { exact: true }).waitFor();
  await look(mentor, 'own-recording');
  await mentor.getByRole('button', { name: said('webinars:ownRecording.publish') }).click();
  await mentor.getByRole('link', { name: said('webinars:ownRecording.open') }).waitFor();
  await doctor.goto(page);
  await doctor.getByRole('link', { name: said('webinars:decide.recording') }).click();
  await doctor.getByRole('button', { name: said('webinars:decide.recording') }).click();
  await doctor.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && video.videoWidth > 0 && video.currentTime > 2;
    },
    undefined,
    { timeout: 60_000 },
  );
  expect(Math.abs(10 - (await lengthOf(doctor)))).toBeLessThan(1);
  await look(doctor, 'recording');
});
