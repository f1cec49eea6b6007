import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/open-database.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { WITH_CAMERA } from '#tests/support/browser.ts';
import { openJourney } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const TITLE = 'Palliative care, two by two';
const { server, browser } = await openJourney(WITH_CAMERA);

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
    .getByRole('link', {
      name: as === 'mentee' ? said('mentoring:programme.joinMentee') : said('mentoring:programme.joinMentor'),
    })
    .click();
  if (as === 'mentee') await look(page, 'profile');
  await page.getByLabel(said('mentoring:topic.palliative')).check();
  await page.getByLabel('English').selectOption('good');
  await page.getByLabel('Tuesday').check();
  await page.getByLabel('12–14').check();
  await page.getByLabel(said('mentoring:profile.years')).fill(as === 'mentee' ? '3' : '19');
  await page.getByLabel('A few words').fill(`Written by the ${as}.`);
  await page.getByRole('button', { name: said('mentoring:own.save') }).click();
  await page
    .getByText(as === 'mentee' ? said('mentoring:programme.asMentee') : said('mentoring:programme.asMentor'))
    .waitFor();
}

test('an association opens a programme, two join, a round explains why, both say yes', async () => {
  const officer = await signIn('association');
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti`);
  await officer.getByRole('link', { name: said('common:shell.programmes') }).click();
  await officer.getByLabel(said('mentoring:own.name')).fill(TITLE);
  await officer.getByLabel(said('mentoring:own.summary')).fill('Half a year, once a month.');
  await officer.getByLabel(said('mentoring:own.agreement')).fill('What we say stays between us.');
  await officer.getByRole('button', { name: said('mentoring:own.new') }).click();
  await officer.getByRole('button', { name: said('mentoring:own.open') }).click();
  await officer.getByText(said('mentoring:programmeState.open'), { exact: true }).waitFor();
  const programme = officer.url();

  const [doctor, mentor] = [await signIn('doctor'), await signIn('mentor')];
  await takePart(mentor, 'mentor');
  await takePart(doctor, 'mentee');
  await doctor.getByText('Written by the mentor.').waitFor();
  await doctor.getByRole('button', { name: said('mentoring:suggest.wish') }).click();
  await doctor.getByText(said('mentoring:suggest.wished'), { exact: true }).waitFor();
  await look(doctor, 'programme');

  await officer.goto(programme);
  await officer.getByText(said('mentoring:own.settings')).click();
  await officer.getByLabel(said('mentoring:criterion.country')).fill('9');
  await officer.getByRole('button', { name: said('mentoring:own.preview') }).click();
  await officer.getByText(said('mentoring:preview.same')).waitFor();
  await lookAt(officer, 'mentoring-preview');
  await officer.getByRole('button', { name: said('mentoring:round.make') }).click();
  await officer.getByText(said('mentoring:round.stable')).waitFor();
  await officer.getByText(said('mentoring:round.largest')).waitFor();
  await look(officer, 'round');
  // It asks first: the button is behind the question.
  const publish = officer.locator('details.sure').filter({ hasText: said('mentoring:round.publishSure') });
  await publish.locator('summary').click();
  await publish.getByRole('button').click();
  await officer.getByText(said('mentoring:pairState.proposed'), { exact: true }).waitFor();

  await mentor.goto(`${server.origin}/colleagues`);
  await mentor.getByRole('link', { name: 'Ilze Paraugkalna' }).first().click();
  await mentor.getByText(said('mentoring:reason.hours.met')).waitFor();
  await mentor.getByRole('button', { name: pieceOf('mentoring:pair.yes') }).click();
  await mentor.getByText(pieceOf('mentoring:pair.theirTurn')).waitFor();
  await doctor.goto(`${server.origin}/colleagues`);
  await look(doctor, 'colleagues');
  await doctor.getByRole('link', { name: 'Katrin Näidistamm' }).first().click();
  await doctor.getByText(pieceOf('mentoring:pair.first')).waitFor();
  await look(doctor, 'pair');
  await doctor.getByRole('button', { name: pieceOf('mentoring:pair.yes') }).click();
  await doctor.getByText(said('mentoring:pairState.active')).waitFor();
  expect(
    await doctor.getByRole('link', { name: pieceOf('mentoring:pair.contact') }).getAttribute('href'),
  ).toMatch(/^mailto:/);

  await meet(doctor, mentor);

  // Both say how long it was; both have it in their ledger.
  for (const [page, minutes] of [
    [doctor, '20'],
    [mentor, '25'],
  ] as const) {
    await page.goto(await pairAddress(page));
    await page.getByLabel(said('mentoring:confirm.minutes')).fill(minutes);
    await page.getByLabel(said('mentoring:confirm.reflection')).fill('Ask first, then listen.');
    if (page === doctor) await look(page, 'confirm');
    await page.getByLabel(said('mentoring:confirm.minutes')).fill(minutes);
    await page.getByRole('button', { name: said('mentoring:confirm.button') }).click();
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
  await doctor.getByLabel(said('mentoring:meeting.date')).fill(clock({}, 'en-CA'));
  await doctor
    .getByLabel(said('mentoring:meeting.time'))
    .fill(clock({ hour: '2-digit', minute: '2-digit' }, 'en-GB'));
  await doctor.locator('textarea[name=agenda]').first().fill('Pain at home, and whom to ring at night.');
  await doctor
    .getByRole('button', { name: said('mentoring:meeting.propose') })
    .last()
    .click();
  await doctor.getByText(said('mentoring:meeting.own')).waitFor();
  await mentor.goto(address);
  await mentor.getByRole('button', { name: said('mentoring:meeting.agree') }).click();
  await mentor.getByRole('link', { name: said('mentoring:meeting.enter') }).waitFor();
  await look(mentor, 'begun');
  for (const page of [doctor, mentor]) {
    await page.goto(address);
    await page.getByRole('link', { name: said('mentoring:meeting.enter') }).click();
    if (page === doctor) await look(page, 'call');
    await enter(page);
  }
  await Promise.all([isSeen(doctor), isSeen(mentor)]);
  await write(doctor);
  await mentor.getByText('I hear you well').waitFor();
  await lookAt(mentor, 'mentoring-connected');

  await doctor.reload();
  expect(await doctor.getByText('I hear you well').count()).toBe(1);
  await enter(doctor);
  await Promise.all([isSeen(doctor), isSeen(mentor)]);
  await doctor.getByRole('button', { name: said('mentoring:call.hangUp') }).click();
  await mentor.getByText(said('mentoring:call.say.gone')).waitFor();
  // Half an hour later.
  const db = await openDatabase(`file:${join(server.folder, 'majakka.db')}`);
  await db.transact((tx) =>
    tx.update(mentoringMeetings).set({ startsAt: new Date(Date.now() - 30 * 60_000) }),
  );
  await db.close();
}

/** One message that is too long, and one whose answer is lost, so that it is sent again. */
async function write(page: Page): Promise<void> {
  const message = page.getByLabel(said('mentoring:call.message'));
  const send = page.getByRole('button', { name: said('mentoring:call.send') });
  await message.fill('x'.repeat(501));
  await send.click();
  await page.getByText(said('errors:too_long')).waitFor();
  await message.fill('I hear you well');
  let lost = 0;
  await page.route('**/act', async (route) => {
    if (!/intent=say/.test(route.request().postData() ?? '') || lost++ > 0) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await send.click();
  await page.getByText(said('errors:line_lost')).waitFor();
  await send.click();
  await expect.poll(() => message.inputValue()).toBe('');
  expect(await page.getByText(said('errors:line_lost')).count()).toBe(0);
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: said('mentoring:call.check') }).click();
  await page.getByText(said('mentoring:call.say.ready')).waitFor();
  await page.getByRole('button', { name: said('mentoring:call.join') }).click();
}
