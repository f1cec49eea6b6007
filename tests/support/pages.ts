import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { EVERY_LOOK, LOOKS, PICTURES } from './looks.ts';
import { said } from '#tests/support/words.ts';

/** A sample person in a browser context of their own, at their first page. */
export async function signInAs(browser: Browser, origin: string, email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en', timezoneId: 'Europe/Riga' })).newPage();
  await signInOn(page, origin, email);
  return page;
}

/** Sends what the form of the sign-in sends, without drawing its page: many journeys begin here. */
export async function sendSignIn(
  request: APIRequestContext,
  origin: string,
  email: string,
  password = 'majakka-demo',
): Promise<void> {
  const answer = await request.post(`${origin}/sign-in`, {
    form: { email: `${email}@majakka.test`, password },
    headers: { origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
}

/** A sample person on a page that is there already. */
export async function signInOn(page: Page, origin: string, email: string): Promise<void> {
  await sendSignIn(page.request, origin, email);
  await page.goto(`${origin}/`);
}

let looked = 0;

/**
 * axe finds nothing and nothing scrolls sideways. axe is most of the time and finds the same in both looks: it looks at every other
 * page narrow and dark, and at the ones between wide and light.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const turn = LOOKS[looked++ % LOOKS.length];
  for (const look of LOOKS) {
    const { width, scheme: colorScheme } = look;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // no colour half way between two
    await page.setViewportSize({ width, height: 900 });
    if (EVERY_LOOK || look === turn) expect([name, await violations(page)]).toEqual([name, []]);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const outside = [...document.querySelectorAll('main *')].filter(
        (each) => each.getBoundingClientRect().right > clientWidth + 1,
      );
      return scrollWidth > clientWidth ? outside.slice(-3).map((each) => each.outerHTML.slice(0, 200)) : [];
    });
    expect([name, width, wide]).toEqual([name, width, []]);
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}.${width}-${colorScheme}.png`, fullPage: true });
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
