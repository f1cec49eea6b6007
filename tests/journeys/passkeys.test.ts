import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeOf, earlyInStep } from '#tests/support/one-time-codes.ts';
import { openJourney } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** A platform authenticator with a screen lock, as phones and laptops have one; `opens` says whether its owner unlocks it. */
async function giveAuthenticator(page: Page, opens = true): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: opens,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${server.origin}/profile`);
  await page.getByRole('button', { name: said('accounts:leave.here'), exact: true }).click();
  await page.waitForURL(`${server.origin}/`);
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(said('accounts:email')).fill(`${email}@majakka.test`);
  await page.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
  await page.waitForURL(/second-step/);
}

test('a passkey is added, signs in alone, and is the second step after the password', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  await giveAuthenticator(page);
  await page.goto(`${server.origin}/profile`);
  await page.getByRole('link', { name: said('accounts:account.security'), exact: true }).click();
  await lookAt(page, 'security');
  await page.getByLabel(said('accounts:security.passkeys.name')).fill('My laptop');
  await page.getByRole('button', { name: said('accounts:security.passkeys.add') }).click();
  await page.getByText(said('accounts:security.codes.newTitle')).waitFor();
  expect(await page.locator('.codes code').count()).toBe(10);
  await lookAt(page, 'recovery-codes');
  await page.getByRole('link', { name: said('accounts:security.codes.done') }).click();
  await page.getByText('My laptop').waitFor();
  await lookAt(page, 'security-on');

  // The same device again, and no connection: each has its sentence.
  const add = page.getByRole('button', { name: said('accounts:security.passkeys.add') });
  await add.click();
  await page.getByText(said('errors:passkey_known')).waitFor();
  await page.context().setOffline(true);
  await add.click();
  await page.getByText(pieceOf('errors:line_lost')).waitFor();
  await page.context().setOffline(false);

  await signOut(page);
  await page.goto(`${server.origin}/sign-in`);
  await lookAt(page, 'sign-in');
  await page.getByRole('button', { name: said('accounts:security.passkeys.signIn') }).click();
  await page.waitForURL(`${server.origin}/`);
  expect((await page.goto(`${server.origin}/credit`))!.url()).toBe(`${server.origin}/credit`);

  await signOut(page);
  await givePassword(page, 'doctor');
  await lookAt(page, 'second-step');
  await page.getByRole('button', { name: said('accounts:security.passkeys.use') }).click();
  await page.waitForURL(`${server.origin}/`);
  await page.context().close();
});

test('a passkey that the person does not open is none, and the page goes on by another way', async () => {
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  await giveAuthenticator(page, false);
  await page.goto(`${server.origin}/sign-in`);
  await page.getByRole('button', { name: said('accounts:security.passkeys.signIn') }).click();
  await page.getByText(pieceOf('accounts:security.passkeys.cancelled')).waitFor();
  expect(page.url()).toBe(`${server.origin}/sign-in`);
  await page.context().close();
});

test('without a script the app’s codes do, and a form that needs a fresh sign-in comes through the confirmation', async () => {
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByText(pieceOf('accounts:security.passkeys.noScript')).waitFor();
  await page.getByLabel(said('accounts:email')).fill('admin@majakka.test');
  await page.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
  await page.goto(`${server.origin}/profile/security`);
  await page.getByRole('button', { name: said('accounts:security.app.setUp') }).click();
  const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
  expect(await page.getByRole('img', { name: said('accounts:security.app.qr') }).count()).toBe(1);
  await earlyInStep(15_000);
  await page.getByLabel(said('accounts:security.app.code')).fill(codeOf(secret, -1));
  await page.getByRole('button', { name: said('accounts:security.app.confirm') }).click();
  await page.getByText(said('accounts:security.codes.newTitle')).waitFor();

  // Led to the confirmation and back as a browser does it, with the form in hand.
  await page.goto(`${server.origin}/profile/confirm?to=${encodeURIComponent('/profile/security')}`);
  await page.getByLabel(said('accounts:security.step.code'), { exact: true }).fill(codeOf(secret));
  await page.getByRole('button', { name: said('accounts:security.confirm.button') }).click();
  await page.waitForURL((url) => url.pathname === '/profile/security');
  await context.close();
});

test('the page that confirms sends the form on: the browser carries it there and back', async () => {
  const page = await signInAs(browser, server.origin, 'association');
  await page.goto(`${server.origin}/profile/security`);
  // The form as its page would send it, to the confirmation first.
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/profile/confirm?to=%2Fprofile%2Fsecurity';
    const field = document.createElement('input');
    [field.name, field.value] = ['intent', 'begin-app'];
    form.append(field);
    document.body.append(form);
    form.submit();
  });
  await page.getByRole('heading', { name: said('accounts:security.confirm.title') }).waitFor();
  await lookAt(page, 'confirm');
  await page.getByLabel(said('accounts:password')).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:security.confirm.button') }).click();
  await page.getByRole('heading', { name: said('accounts:security.app.setUpTitle') }).waitFor();
  await lookAt(page, 'set-up-app');
  await page.context().close();
});
