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

/** The same on a page that is there already. */
export async function signInOn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(said('accounts:email')).fill(`${email}@majakka.test`);
  await page.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
  await page.waitForURL(`${origin}/`);
}

/** axe finds nothing and nothing scrolls sideways; SCREENSHOTS=folder keeps a picture. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // no colour half way between two
    await page.setViewportSize({ width, height: 900 });
    expect([name, await violations(page)]).toEqual([name, []]);
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
