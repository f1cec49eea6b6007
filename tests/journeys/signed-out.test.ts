import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney, partOf, playerOf } from '#tests/support/journey.ts';
import { lookAt, signInAs, signInOn } from '#tests/support/pages.ts';
import { said } from '#tests/support/words.ts';

/** Two tabs of one browser: what happens in one when somebody is signed out in the other, and signed in again. */
const { server, browser } = await openJourney();

async function openTabs(): Promise<{ tab: Page; signOut(): Promise<void>; signIn(): Promise<void> }> {
  const other = await signInAs(browser, server.origin, 'doctor');
  const tab = await other.context().newPage();
  return {
    tab,
    async signOut() {
      await other.goto(`${server.origin}/profile`);
      await other.getByRole('button', { name: said('accounts:leave.here'), exact: true }).click();
      await other.waitForURL(`${server.origin}/`);
    },
    signIn: () => signInOn(other, server.origin, 'doctor'),
  };
}

/** On the page that the tab has come to. */
async function signInHere(tab: Page): Promise<void> {
  await tab.getByLabel(said('accounts:email')).fill('doctor@majakka.test');
  await tab.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await tab.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
}
/** What the browser reads out first: the sentence on which the page opens. */
const focused = (tab: Page) => tab.locator('.alert:focus');

test('a form that is sent after the session has ended leads to the sign-in and goes on by itself; one with a file comes back to what was typed', async () => {
  const { tab, signOut } = await openTabs();
  await tab.goto(`${server.origin}/profile`);
  await tab.getByLabel(said('accounts:registrationNumber')).first().fill('LV-77');
  await signOut();
  await tab
    .getByRole('button', { name: said('common:save') })
    .first()
    .click();
  await tab.waitForURL(/\/sign-in\?to=%2Fprofile&kept=all/);
  await focused(tab).getByText(said('accounts:signIn.ended').split('\n')[0]!).waitFor();
  await lookAt(tab, 'signed-out-form');
  await signInHere(tab);
  await tab.locator('.said > .toast').getByText(said('common:said.saved')).waitFor();
  await tab.goto(`${server.origin}/profile`);
  expect(await tab.getByLabel(said('accounts:registrationNumber')).first().inputValue()).toBe('LV-77');
  expect(await tab.getByText(said('errors:form_kept').split('\n')[1]!).count()).toBe(0);

  await tab.goto(`${server.origin}/credit/activities/new`);
  const title = 'A ward round far away';
  const kind = tab.getByLabel(said('credits:activity.types.live_onsite'));
  await kind.check();
  await tab.locator('[name=title]').fill(title);
  const paper = join(server.folder, 'paper.pdf');
  writeFileSync(paper, '%PDF-1.7\n%paper');
  await tab.locator('[name=evidence]').setInputFiles(paper);
  await signOut();
  await tab.getByRole('button', { name: said('credits:activity.continue') }).click();
  await tab.getByText(said('accounts:signIn.endedPartly')).waitFor();
  await signInHere(tab);
  await focused(tab).getByText(said('errors:form_kept_partly').split('\n')[1]!).waitFor();
  expect(await kind.isChecked()).toBe(true);
  expect(await tab.locator('[name=title]').inputValue()).toBe(title);
  await tab.locator('[name=evidence]').setInputFiles(paper);
  await tab.getByRole('button', { name: said('credits:activity.continue') }).click();
  await tab.getByRole('heading', { name: title }).waitFor();
  await tab.getByText('paper.pdf').first().waitFor();
  await tab.context().close();
});

test('a course says that one is signed out', async () => {
  const { tab, signOut } = await openTabs();
  await tab.goto(`${server.origin}/courses?format=scorm-2004`);
  await tab.locator('.rows a.cover').first().click();
  await tab
    .getByRole('button', {
      name: new RegExp(`^(${said('learning:decide.register')}|${said('common:continue')})$`),
    })
    .click();
  // Signing out while the part still loads is another case: the part itself is refused then.
  await partOf(tab).getByRole('heading').first().waitFor();
  await signOut();
  const notice = playerOf(tab).getByText(said('common:error.signedOut'));
  await notice.waitFor({ timeout: 40_000 });
  expect(await notice.count()).toBe(1);
  await tab.context().close();
});

test('a room says so too, and goes on once one is signed in again', async () => {
  const { tab, signOut, signIn } = await openTabs();
  await tab.goto(`${server.origin}/webinars`);
  await tab.locator('.rows a.cover').first().click();
  await tab.waitForURL(/\/webinars\/[^/]+$/);
  await tab.goto(`${tab.url()}/room`);
  await tab.getByLabel(said('rooms:question.yours')).fill('Is anybody there?');
  await signOut();
  const alert = tab.getByText(said('common:error.signedOut'));
  await alert.waitFor();
  await signIn();
  await alert.waitFor({ state: 'detached' });
  expect(await tab.getByLabel(said('rooms:question.yours')).inputValue()).toBe('Is anybody there?');
  await tab.getByRole('button', { name: said('rooms:question.ask'), exact: true }).click();
  await tab.locator('li', { hasText: 'Is anybody there?' }).waitFor();
  await tab.context().close();
});
