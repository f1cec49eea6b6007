import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

async function openRegistration(options: BrowserContextOptions) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${server.origin}/register`);
  return { page, zone: page.locator('select[name="timeZone"]') };
}

test('registration offers the device’s zone, and keeps the chosen one', async () => {
  const { page, zone } = await openRegistration({ locale: 'en-US', timezoneId: 'Europe/Stockholm' });
  await expect.poll(() => zone.inputValue()).toBe('Europe/Stockholm');
  await page.getByLabel(said('accounts:timeZone')).selectOption('Europe/Minsk');
  await page.getByLabel(said('accounts:name'), { exact: true }).fill('Anna Berg');
  await page.getByLabel(said('accounts:email')).fill('anna@example.org');
  await page.getByLabel(said('accounts:password')).fill('short');
  await page.getByRole('button', { name: said('accounts:register.button') }).click();
  await page.getByText(said('errors:password_short')).first().waitFor();
  expect(await zone.inputValue()).toBe('Europe/Minsk');
});

test('without a script it offers the zone of the country that the browser’s language names', async () => {
  const { zone } = await openRegistration({
    javaScriptEnabled: false,
    locale: 'lv-LV',
    timezoneId: 'Europe/Stockholm',
  });
  expect(await zone.inputValue()).toBe('Europe/Riga');
});
