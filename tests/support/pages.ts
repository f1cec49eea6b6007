import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { said } from '#tests/support/words.ts';

/** A sample person in a browser context of their own, at their first page. */
export async function signInAs(browser: Browser, origin: string, email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en', timezoneId: 'Europe/Riga' })).newPage();
  await signInOn(page, origin, email);
  return page;
}

/** The same on a page that is there already. What the form sends is sent without drawing its page: many journeys begin here. */
export async function signInOn(page: Page, origin: string, email: string): Promise<void> {
  const answer = await page.request.post(`${origin}/sign-in`, {
    form: { email: `${email}@majakka.test`, password: 'majakka-demo' },
    headers: { origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  await page.goto(`${origin}/`);
}

const LOOKS = [
  [320, 'dark'],
  [1280, 'light'],
] as const;
let looked = 0;

/**
 * axe finds nothing and nothing scrolls sideways; SCREENSHOTS=folder keeps a picture. axe is most of the time and finds the same in
 * both: it looks at every other page narrow and dark, and at the ones between wide and light.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const turn = LOOKS[looked++ % LOOKS.length];
  for (const look of LOOKS) {
    const [width, colorScheme] = look;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // no colour half way between two
    await page.setViewportSize({ width, height: 900 });
    if (look === turn) expect([name, await violations(page)]).toEqual([name, []]);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const outside = [...document.querySelectorAll('main *')].filter(
        (each) => each.getBoundingClientRect().right > clientWidth + 1,
      );
      return scrollWidth > clientWidth ? outside.slice(-3).map((each) => each.outerHTML.slice(0, 200)) : [];
    });
    expect([name, width, wide]).toEqual([name, width, []]);
    const folder = process.env['SCREENSHOTS'];
    if (folder)
      await page.screenshot({ path: `${folder}/${name}.${width}-${colorScheme}.png`, fullPage: true });
  }
  // axe opens a page of its own for a moment. After that a headless Chromium that was resized sends clicks past a frame of
  // another site until it is resized once more.
  await page.setViewportSize({ width: 1280, height: 901 });
}

/** Changes to a workspace by the switch that somebody with several roles has. */
export async function openWorkspace(
  page: Page,
  name: 'learning' | 'association' | 'authoring' | 'mentoring' | 'operations',
): Promise<void> {
  const menu = page.locator('details.workspace:visible');
  await menu.locator('summary').click();
  await menu.getByRole('link', { name: said(`common:shell.workspace.${name}`) }).click();
}
