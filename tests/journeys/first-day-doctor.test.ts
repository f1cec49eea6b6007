import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney, partOf, publishParts } from '#tests/support/journey.ts';
import { organizationOf } from '#tests/support/packages.ts';
import { lookAt } from '#tests/support/pages.ts';
import { SCO_PAGE } from '#tests/support/sco-page.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();
const TITLE = 'Rhythm on the islands';
const EMAIL = 'first-day@example.org';
const PART =
  '<item identifier="i" identifierref="r"><title>Test</title><adlcp:masteryscore>75</adlcp:masteryscore></item>';

const at = (path: string) => `${server.origin}${path}`;
/** By the keyboard alone: the field that has the focus is typed into, Enter presses what is next to press. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await page.locator(`[name=${name}]`).focus();
  await page.keyboard.type(text);
}
const pressBeacon = async (page: Page) => {
  await page.locator('main .button.beacon').first().focus();
  await page.keyboard.press('Enter');
};

test('the first day of a doctor: three steps, a course found, failed, passed, and its certificate', async () => {
  await publishParts(browser, server, TITLE, SCO_PAGE, { organizations: organizationOf(PART) });
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Riga' });
  const page = await context.newPage();

  await page.goto(at('/register'));
  await typeInto(page, 'name', 'Nora Neiland');
  await typeInto(page, 'email', EMAIL);
  await typeInto(page, 'password', 'three gulls over the sound');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/register/sent'));
  await page.goto(at('/mail'));
  await page.getByRole('link', { name: '/confirm/' }).first().click();
  await pressBeacon(page);

  await page.waitForURL(at('/welcome/about'));
  expect(await page.getByLabel(said('accounts:country'), { exact: true }).inputValue()).toBe('LV');
  await page.getByLabel(said('accounts:profession'), { exact: true }).selectOption('doctor');
  await lookAt(page, 'first-work');
  await pressBeacon(page);
  await page.waitForURL(at('/welcome/association'));
  await lookAt(page, 'first-association');
  await typeInto(page, 'registrationNumber', 'LV-4711');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/welcome/programme'));
  await lookAt(page, 'first-programme');
  // Only a programme that needs a date shows its field.
  const date = page.getByLabel(said('credits:enrol.anchor'));
  expect(await date.isVisible()).toBe(true);
  await page.getByText(said('credits:enrol.others')).click();
  await page.getByRole('radio', { name: new RegExp(said('credits:programme.fi-sll').slice(0, 12)) }).check();
  expect(await date.isVisible()).toBe(false);
  await page.locator('input[name="programmeId"]').first().check();
  await date.fill('2025-02-01');
  await pressBeacon(page);
  await page.waitForURL(at('/'));
  await page.getByText(said('accounts:request.meanwhile')).waitFor();
  await lookAt(page, 'first-home');

  await page.goto(at('/courses'));
  await page.getByRole('searchbox').fill(TITLE);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('button', { name: said('learning:decide.register') }).click();
  const course = () => page.waitForURL(/\/courses\//);

  await partOf(page).getByRole('button', { name: 'Fail', exact: true }).click();
  await course();
  await page.getByText(said('learning:result.needed', { score: '75%' })).waitFor();
  await lookAt(page, 'failed-result');
  // Another attempt is the one thing to do, and begins with the test, not with what was failed.
  const again = page.getByRole('button', { name: said('learning:result.again') });
  expect(await again.getAttribute('class')).toContain('beacon');
  await again.focus();
  await page.keyboard.press('Enter');
  await partOf(page)
    .getByText(/entry ab-initio/)
    .waitFor();
  await partOf(page).getByRole('button', { name: 'Pass', exact: true }).click();
  await course();
  await page.getByText(`${said('learning:result.passed')}: 90%`).waitFor();
  await page.getByRole('heading', { name: said('learning:result.attempt', { number: 2 }) }).waitFor();
  await lookAt(page, 'passed-result');

  await page
    .getByRole('link', { name: said('learning:evaluation.open') })
    .first()
    .click();
  for (const group of await page.locator('fieldset').all()) await group.locator('input').first().check();
  await pressBeacon(page);
  await page.waitForURL(/\/credit/);
  await page.getByText(TITLE).first().waitFor();
  expect(await page.locator('a[href*="/certificates/"]').count()).toBeGreaterThan(0);
  await lookAt(page, 'first-credit');
  await context.close();
});
