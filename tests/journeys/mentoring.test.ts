import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

const TITLE = 'Palliative care, two by two';
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
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

async function join(page: Page, as: 'mentee' | 'mentor'): Promise<void> {
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
  await join(mentor, 'mentor');
  await join(doctor, 'mentee');
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
});
