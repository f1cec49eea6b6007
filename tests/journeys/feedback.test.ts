import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { said } from '#tests/support/words.ts';

/** What a page answers to a press, and what it keeps of what was typed. */
const { server, browser } = await openJourney();
const profile = `${server.origin}/profile`;

const toast = (page: Page) => page.locator('.said > .toast');
const place = (page: Page) => page.getByLabel(said('accounts:region'));
const save = (page: Page) =>
  place(page)
    .locator('xpath=ancestor::form')
    .getByRole('button', { name: said('common:save') });
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Texts of the live regions, as the accessibility tree has them. */
async function announced(page: Page): Promise<string[]> {
  const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
  const named = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = named.get(id);
    if (!node || node.ignored) return (node?.childIds ?? []).map(textOf).join(' ');
    if (node.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node.childIds ?? []).map(textOf).join(' ');
  };
  return nodes
    .filter(({ role, ignored }) => !ignored && role?.value === 'status')
    .map(({ nodeId }) => textOf(nodeId).trim())
    .filter(Boolean);
}

test('after a press the page stays where it was, says what was done to everybody, and the focus is where it was', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(profile);
  await place(page).fill('Utö');
  await save(page).scrollIntoViewIfNeeded();
  const before = await save(page).boundingBox();
  await save(page).click();
  await toast(page).getByText(said('common:said.saved')).waitFor();
  expect(await page.title()).toMatch(new RegExp(`^${said('common:said.saved')} · `));
  await expect.poll(() => announced(page)).toContainEqual(expect.stringContaining(said('common:said.saved')));
  expect(Math.abs((await save(page).boundingBox())!.y - before!.y)).toBeLessThan(2);
  expect(await focusedText(page)).toBe(said('common:save'));
  await lookAt(page, 'saved');
  await page.keyboard.press('Escape');
  expect(await toast(page).count()).toBe(0);
  // The next page has nothing more to say.
  await page.reload();
  expect(await toast(page).count()).toBe(0);

  // What was wrong: a list of links, and the first field of it under the fingers.
  await place(page).fill('x'.repeat(300));
  await save(page).click();
  await page.locator('.alert[role=alert]').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('region');
  const link = page.getByRole('alert').getByRole('link', { name: said('accounts:region') });
  await lookAt(page, 'wrong-field');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await link.click();
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('region');
  await page.context().close();
});

test('what can be undone is undone from the message, and pressed twice it is sent once', async () => {
  const page = await signInAs(browser, server.origin, 'author');
  await page.goto(`${server.origin}/webinars`);
  await page.locator('main .rows a').first().click();
  const register = page.getByRole('button', { name: said('webinars:decide.take') });
  let sent = 0;
  page.on('request', (request) => (sent += Number(request.method() === 'POST')));
  await register.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await toast(page).getByText(said('webinars:said.register')).waitFor();
  expect(sent).toBe(1);
  // It stays until it is closed, and hides nothing at the end of a small page meanwhile (WCAG 2.4.11).
  await page.setViewportSize({ width: 320, height: 640 });
  const ends = await page.evaluate(() => {
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
    const all = [...document.querySelectorAll('main :is(a, button, summary)')].filter(
      (each) => !each.closest('.said'),
    );
    const shown = all.filter((each) => each.getClientRects().length > 0);
    const { top } = document.querySelector('.said > .toast')!.getBoundingClientRect();
    return [shown.at(-1)!.getBoundingClientRect().bottom, top];
  });
  expect(ends[0]).toBeLessThanOrEqual(ends[1]!);
  await page.setViewportSize({ width: 1280, height: 900 });
  await toast(page)
    .getByRole('button', { name: said('common:said.undo') })
    .click();
  await toast(page).getByText(said('webinars:said.leave')).waitFor();
  await register.waitFor();
  await page.context().close();
});

test('what was typed survives another form, the language, a reload and a closed tab, and ends with signing out', async () => {
  const page = await signInAs(browser, server.origin, 'mentor');
  await page.goto(profile);
  await place(page).fill('Sõrve');
  const number = page.locator('form:has([value=join]) [name=registrationNumber]');
  await number.locator('xpath=ancestor::details/summary').click();
  await number.fill('LV 12 34');
  await page.waitForTimeout(400);
  await save(page).click();
  await toast(page).waitFor();
  expect(await number.inputValue()).toBe('LV 12 34');
  await page.getByText(said('common:said.restored')).waitFor();
  await page.locator('details.language:visible summary').click();
  await page.getByRole('link', { name: 'Suomi' }).locator('visible=true').click();
  await page.waitForURL(/lang=fi/);
  await page.locator('.restored').waitFor();
  const other = await page.context().newPage();
  await page.close();
  await other.goto(profile);
  const kept = other.locator('form:has([value=join]) [name=registrationNumber]');
  expect(await kept.inputValue()).toBe('LV 12 34');
  await other.locator('.restored button').click();
  expect(await kept.inputValue()).not.toBe('LV 12 34');
  await other.reload();
  expect(await kept.inputValue()).not.toBe('LV 12 34');

  await kept.locator('xpath=ancestor::details/summary').click();
  await kept.fill('LV 99');
  await other.waitForTimeout(400);
  // Sent while the connection is gone: the page that comes later is no answer to it.
  await other.route(profile, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue())); // oxfmt-ignore
  await kept.locator('xpath=ancestor::form//button[not(@type="button")]').click();
  await other.waitForURL(/^chrome-error/);
  await other.goto(`${server.origin}/courses`);
  await other.goto(profile);
  expect(await kept.inputValue()).toBe('LV 99');
  await other.locator('form[action*="sign-out"] button').first().click();
  await other.waitForURL(`${server.origin}/`);
  expect(
    await other.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft '))),
  ).toEqual([]);
  await other.context().close();
});

test('without a script the page opens at the form that was sent, and its title says what was done', async () => {
  const signedIn = await signInAs(browser, server.origin, 'doctor');
  const cookies = await signedIn.context().cookies();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 500 },
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(profile);
  await place(page).fill('Hiiumaa');
  await save(page).click();
  await toast(page).waitFor();
  expect(await page.title()).toMatch(new RegExp(`^${said('common:said.saved')} · `));
  expect(new URL(page.url()).hash).toBe('#at');
  expect(await toast(page).getByRole('button').count()).toBe(0);
  await context.close();
  await signedIn.context().close();
});
