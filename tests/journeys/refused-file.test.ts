import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { packageOf, zip } from '#tests/support/packages.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { said } from '#tests/support/words.ts';

/** Files that are too large, in a browser, which sends all of a file before it shows the answer. */
const { server, browser } = await openJourney();

const fileOf = (name: string, megabytes: number): string => {
  const path = join(server.folder, name);
  writeFileSync(path, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(megabytes * 1_000_000)]));
  return path;
};
async function handIn(page: Page, file: string): Promise<void> {
  await page.goto(`${server.origin}/credit/activities/new`);
  await page.getByLabel(said('credits:activity.types.live_onsite')).check();
  await page.locator('[name=title]').fill('A long scan');
  await page.locator('[name=evidence]').setInputFiles(file);
  await page.getByRole('button', { name: said('credits:activity.continue') }).click({ noWaitAfter: true });
}

test('a scan of 26 MB is refused on the page of the form, which keeps what was typed and begins where it says so', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  const scan = fileOf('scan.pdf', 26);
  for (const uploadThroughput of [-1, 4_000_000]) {
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput }); // oxfmt-ignore
    await handIn(page, scan);
    const sentence = page.getByText(said('errors:file_too_large', { megabytes: 20 }), { exact: true });
    await sentence.waitFor({ timeout: 60_000 });
    expect(await page.title()).toBe(said('common:form.errorTitle', { title: `${said('credits:activity.add')} · Majakka` })); // oxfmt-ignore
    expect(await page.getByRole('alert').innerText()).toContain(said('common:form.check'));
    expect(await page.locator('[name=evidence]').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    expect(await page.locator('[name=title]').inputValue()).toBe('A long scan');
  }
  await lookAt(page, 'refused-file');
  await page.context().close();
});

test('a scan of 26 MB that comes after its sender was signed out leads to the sign-in', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  const scan = fileOf('late-scan.pdf', 26);
  await page.goto(`${server.origin}/credit/activities/new`);
  await page.locator('[name=title]').fill('A long scan');
  await page.locator('[name=evidence]').setInputFiles(scan);
  await page.context().clearCookies();
  await page.getByRole('button', { name: said('credits:activity.continue') }).click({ noWaitAfter: true });
  await page.getByText(said('accounts:signIn.endedPartly')).waitFor({ timeout: 60_000 });
  expect(new URL(page.url()).searchParams.get('to')).toBe('/credit/activities/new');
  await page.context().close();
});

test('a package that is none is told so beside its form, and the next file goes by itself as the first did, which was chosen before the script had come', async () => {
  const page = await signInAs(browser, server.origin, 'author');
  let release = () => {};
  const chosen = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/browser/upload.js', async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto(`${server.origin}/author/upload`, { waitUntil: 'commit' });
  const words = join(server.folder, 'words.zip');
  writeFileSync(words, 'hello');
  const choose = (file: string) => page.getByLabel(said('scorm:upload.file')).setInputFiles(file);
  const refused = page.getByText(said('scorm:finding.not_a_zip').split('\n')[0]!);
  await choose(words);
  release();
  await refused.waitFor();
  const none = join(server.folder, 'nothing-in-it.zip');
  writeFileSync(none, await zip([{ path: 'readme.txt', content: 'nothing' }]));
  await choose(none);
  await refused.waitFor({ state: 'detached' });
  const course = join(server.folder, 'course.zip');
  writeFileSync(course, await packageOf());
  await choose(course);
  await page.waitForURL(/\/author\/packages\//);
  const toast = page.locator('.said > .toast');
  await expect.poll(() => toast.innerText()).toContain(said('scorm:said.upload'));
  await page.context().close();
});
