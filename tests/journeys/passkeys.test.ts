import type { Browser, Page } from 'playwright-core';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = [await startServer(), await openBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A platform authenticator with a screen lock, as phones and laptops have one. */
async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${server.origin}/profile`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(`${server.origin}/`);
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel('Mail address').fill(`${email}@majakka.test`);
  await page.getByLabel('Password', { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/second-step/);
}

test('a passkey is added, signs in alone, and is the second step after the password', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  await giveAuthenticator(page);
  await page.goto(`${server.origin}/profile`);
  await page.getByRole('link', { name: 'Sign-in and security' }).click();
  await lookAt(page, 'security');
  await page.getByLabel('Name of this passkey').fill('My laptop');
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByText('Save your recovery codes').waitFor();
  expect(await page.locator('.codes code').count()).toBe(10);
  await lookAt(page, 'recovery-codes');
  await page.getByRole('link', { name: 'I’ve saved my codes' }).click();
  await page.getByText('My laptop').waitFor();
  await lookAt(page, 'security-on');

  // The same device again, and no connection: each has its sentence.
  const add = page.getByRole('button', { name: 'Add passkey' });
  await add.click();
  await page.getByText('This passkey has been added already.').waitFor();
  await page.context().setOffline(true);
  await add.click();
  await page.getByText('Your line is away just now.').waitFor();
  await page.context().setOffline(false);

  await signOut(page);
  await page.goto(`${server.origin}/sign-in`);
  await lookAt(page, 'sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(`${server.origin}/`);
  expect((await page.goto(`${server.origin}/credit`))!.url()).toBe(`${server.origin}/credit`);

  await signOut(page);
  await givePassword(page, 'doctor');
  await lookAt(page, 'second-step');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(`${server.origin}/`);
  await page.context().close();
});

test('a passkey that the person does not open is none, and the page goes on by another way', async () => {
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: false,
    },
  });
  await page.goto(`${server.origin}/sign-in`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('No passkey was used.').waitFor();
  expect(page.url()).toBe(`${server.origin}/sign-in`);
  await page.context().close();
});

test('without a script the app’s codes do, and a form that needs a fresh sign-in comes through the confirmation', async () => {
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByText('Passkeys need JavaScript.').waitFor();
  await page.getByLabel('Mail address').fill('admin@majakka.test');
  await page.getByLabel('Password', { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.goto(`${server.origin}/profile/security`);
  await page.getByRole('button', { name: 'Set up app' }).click();
  const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
  expect(await page.getByRole('img', { name: 'QR code for the authenticator app' }).count()).toBe(1);
  const code = (steps: number) => generateSync({ secret, epoch: Date.now() / 1000 + 30 * steps });
  await page.getByLabel('Code from the app').fill(code(-1));
  await page.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByText('Save your recovery codes').waitFor();

  // Led to the confirmation and back as a browser does it, with the form in hand.
  await page.goto(`${server.origin}/profile/confirm?to=${encodeURIComponent('/profile/security')}`);
  await page.getByLabel('Code', { exact: true }).fill(code(0));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL(`${server.origin}/profile/security`);
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
  await page.getByRole('heading', { name: 'Confirm that it’s you' }).waitFor();
  await lookAt(page, 'confirm');
  await page.getByLabel('Password').fill('majakka-demo');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Set up your authenticator app' }).waitFor();
  await lookAt(page, 'set-up-app');
  await page.context().close();
});
