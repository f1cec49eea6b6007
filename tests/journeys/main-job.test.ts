import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from '#tests/support/accessibility.ts';
import { foreignPackage } from '#tests/support/foreign-package.ts';
import { openJourney } from '#tests/support/journey.ts';
import { openWorkspace } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const TITLE = 'A course from another tool';
const { server, browser } = await openJourney();

async function signIn(email: string, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await browser.newContext({ locale: 'en' }))).newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(said('accounts:email')).fill(`${email}@majakka.test`);
  await page.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
  await page.waitForURL(`${server.origin}/`);
  return page;
}

/** No violation and nothing that scrolls sideways, narrow in one language and wide in another, by night and by day; ends where it began. */
async function look(page: Page): Promise<void> {
  const address = new URL(page.url());
  for (const [language, width, colorScheme] of [
    ['fi', 320, 'dark'],
    ['en', 1280, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // no colour half way between two
    await page.setViewportSize({ width, height: 900 });
    address.searchParams.set('lang', language);
    await page.goto(address.href);
    expect([address.pathname, await violations(page)]).toEqual([address.pathname, []]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([address.pathname, language, width, wide]).toEqual([address.pathname, language, width, 0]);
    // SCREENSHOTS=folder keeps a picture, for eyes.
    const folder = process.env['SCREENSHOTS'];
    const name = `way${address.pathname.replace(/[^a-z]+/gi, '-')}.${language}-${width}-${colorScheme}.png`;
    if (folder) await page.screenshot({ path: `${folder}/${name}`, fullPage: true });
  }
}

const sco = (page: Page): FrameLocator => page.frameLocator('iframe[data-player]').frameLocator('iframe');
/** The right answer of each question of the course. */
const RIGHT = [/has not changed for three weeks/, /What you ask/, /only midwife/, /Deciding, recording/];

async function publish(): Promise<string> {
  const page = await signIn('author');
  await page.goto(`${server.origin}/author`);
  await page.getByRole('link', { name: said('catalogue:own.upload') }).click();
  await page.getByLabel(said('scorm:upload.file')).setInputFiles(await foreignPackage(TITLE));
  await page.getByRole('heading', { name: said('scorm:package.form') }).waitFor();
  expect(await page.content()).toContain(said('scorm:standard.scorm-1.2'));
  await look(page);
  await page.getByLabel(said('scorm:package.summary')).fill('Written in one tool, packed by another.');
  await page.getByLabel(said('scorm:package.objectives')).fill('See that it counts');
  await page.getByLabel(said('scorm:package.minutes')).fill('10');
  await page.getByLabel(said('scorm:package.minScore')).fill('75');
  await page.getByRole('button', { name: said('scorm:package.place') }).click();
  await page.getByRole('button', { name: said('catalogue:own.publish', { number: 1 }) }).click();
  await page.getByRole('link', { name: said('catalogue:own.see') }).click();
  await page.waitForURL(/\/courses\//);
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}

/** The author discloses and applies; the officer reads the file and approves. */
async function accredit(): Promise<void> {
  const author = await signIn('author');
  await author.goto(`${server.origin}/author`);
  await author.getByRole('link', { name: TITLE }).click();
  await author.getByRole('link', { name: said('credits:application.title') }).click();
  await author.getByLabel(said('accounts:name'), { exact: true }).fill('Piret Näidissaar');
  await author.getByRole('button', { name: said('common:save'), exact: true }).click();
  await author.getByText(said('credits:disclosure.nothing')).waitFor();
  await author.getByLabel(said('accounts:membership.association'), { exact: true }).selectOption({ label: 'Association of Rural Family Doctors of Paraugs (sample)' }); // oxfmt-ignore
  await author.getByLabel(said('credits:enrol.programme'), { exact: true }).selectOption('lv-lab');
  for (const [label, words] of [
    [said('credits:application.needs'), 'Few colleagues far and wide'],
    [said('credits:application.outcomes'), 'See that it counts'],
    [said('credits:application.audience'), 'Rural doctors'],
    [said('credits:application.agenda'), '4 Listening\n6 Deciding'],
    [said('credits:application.faculty'), 'Piret Näidissaar'],
    [said('credits:application.funding'), 'None'],
    [said('credits:application.contentUntil'), '2099-12-31'],
  ] as const)
    await author.getByLabel(label).fill(words);
  await author.getByRole('button', { name: said('credits:application.send') }).click();
  await author.getByText(said('credits:application.state.submitted')).first().waitFor();
  await look(author);
  await author.context().close();

  const page = await signIn('association');
  await openWorkspace(page, 'association');
  await page.getByRole('link', { name: said('common:shell.accredit'), exact: true }).click();
  await page.locator('.rows').getByRole('link', { name: TITLE }).click();
  await page.getByText('Few colleagues far and wide').waitFor();
  await look(page);
  await page.getByRole('link', { name: 'English' }).last().click();
  await sco(page)
    .getByRole('button', { name: said('scorm:player.next') })
    .waitFor();
  await page.goBack();
  await page.getByLabel(said('credits:accreditation.units')).fill('2');
  await page.getByLabel(said('credits:accreditation.category')).fill('Family medicine');
  // Enter in a field decides nothing: of all that is sent, the button's is the first.
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
  await page.getByLabel(said('credits:accreditation.code')).fill('JOURNEY-1');
  await page.getByLabel(said('credits:accreditation.code')).press('Enter');
  await page.getByLabel(said('credits:application.reason')).fill('Read from end to end.');
  await page.getByRole('button', { name: said('credits:application.approve') }).click();
  await page.getByText(said('credits:application.state.approved')).waitFor();
  expect(sent.map((body) => new URLSearchParams(body).get('reason'))).toEqual(['Read from end to end.']);
  await page.context().close();
}

test('author, doctor, association: with a killed tab, another browser and a cut line', async () => {
  const course = await publish();
  await accredit();

  // The doctor finds it, begins, answers one question; then the tab is killed without a word.
  const first = await signIn('doctor');
  await first.goto(`${server.origin}/courses`);
  await first.getByLabel(said('catalogue:search')).fill('another TOOL');
  await first.getByRole('button', { name: said('catalogue:searchButton') }).click();
  await first.getByRole('link', { name: TITLE }).click();
  await first.getByRole('button', { name: said('learning:decide.register') }).click();
  await sco(first)
    .getByRole('button', { name: said('scorm:player.next') })
    .click();
  await sco(first).getByLabel(RIGHT[0]!).check();
  await sco(first)
    .getByRole('button', { name: said('scorm:player.next') })
    .click();
  await sco(first).getByText('3 of 5').waitFor();
  await first.waitForTimeout(6000); // at most the last five seconds may be lost
  const crash = await first.context().newCDPSession(first);
  const crashed = new Promise((done) => first.once('crash', done));
  void crash.send('Page.crash').catch(() => undefined);
  await crashed;
  await first.context().close();

  // Another browser continues where the first one was.
  const page = await signIn('doctor');
  await page.goto(server.origin + course);
  await page.getByRole('button', { name: said('common:continue') }).click();
  await sco(page).getByText('3 of 5').waitFor();
  await look(page);
  // A reload makes no launch and ends none: this package suspended itself when the page was left, and goes on.
  await page.reload();
  await sco(page).getByText('3 of 5').waitFor();
  await sco(page)
    .getByRole('button', { name: said('scorm:preview.back') })
    .click();
  expect(await sco(page).getByLabel(RIGHT[0]!).isChecked()).toBe(true);
  await sco(page)
    .getByRole('button', { name: said('scorm:player.next') })
    .click();

  // The line is cut in the middle of a question, and comes back.
  await page.context().setOffline(true);
  await sco(page).getByLabel(RIGHT[1]!).check();
  const notice = page.frameLocator('iframe[data-player]').locator('#notice');
  await notice.getByText(pieceOf('scorm:player.offline')).waitFor({ timeout: 20_000 });
  await page.context().setOffline(false);
  await notice.waitFor({ state: 'hidden', timeout: 30_000 });

  for (const answer of RIGHT.slice(2)) {
    await sco(page)
      .getByRole('button', { name: said('scorm:player.next') })
      .click();
    await sco(page).getByLabel(answer).check();
  }
  await sco(page).getByText('4 of 4 right').waitFor();
  await sco(page)
    .getByRole('button', { name: said('scorm:player.finish') })
    .click();

  // The player says that it is done, and the course page asks the five questions.
  await page.waitForURL(server.origin + course);
  await page
    .getByRole('link', { name: said('learning:evaluation.open') })
    .first()
    .click();
  await look(page);
  for (const group of ['Were the objectives met?', 'Is it of use in your practice?'])
    await page.getByRole('group', { name: group }).getByLabel(said('learning:evaluation.scale.5')).check();
  for (const group of ['Was it free of commercial influence?', 'Was the level right for you?'])
    await page.getByRole('group', { name: group }).getByLabel(said('learning:evaluation.answer.yes')).check();
  await page.getByRole('button', { name: said('learning:evaluation.button') }).click();
  await page.getByText(said('credits:fresh.small')).waitFor();
  expect(await page.content()).toContain('19 of 250 points');
  await look(page);
  const pdf = await page.request.get(
    server.origin +
      (await page.getByRole('link', { name: said('credits:fresh.button') }).getAttribute('href'))!,
  );
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await page.goto(`${server.origin}/credit/certificates`);
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await page.content())![0];
  await page.goto(`${server.origin}/record`);
  for (const words of [
    said('credits:evidence.opened'),
    said('credits:evidence.ended'),
    said('xapi:verb.earned'),
  ])
    expect(await page.content()).toContain(words);
  await page.context().close();

  // Anybody checks the certificate, without JavaScript.
  const anybody = await (await browser.newContext({ javaScriptEnabled: false, locale: 'en' })).newPage();
  await anybody.goto(`${server.origin}/verify`);
  await anybody.getByLabel(said('credits:accreditation.code')).fill(code);
  await anybody.getByRole('button', { name: said('certificates:verify.button') }).click();
  await anybody.getByText('Genuine').waitFor();
  await anybody.context().close();

  // The officer opens the credit down to its evidence.
  const officer = await signIn('association');
  await openWorkspace(officer, 'association');
  await officer
    .getByRole('link', { name: said('common:shell.members'), exact: true })
    .first()
    .click();
  await officer.getByRole('link', { name: 'Ilze Paraugkalna' }).click();
  await officer.getByRole('link', { name: TITLE }).click();
  const evidence = await officer.content();
  for (const words of ['JOURNEY-1', '100%', 'Version 1', code, said('xapi:verb.earned')])
    expect(evidence).toContain(words);
  expect(evidence).not.toContain(said('scorm:player.status.failed'));
  expect(
    await officer
      .getByRole('table', { name: said('credits:evidence.launches') })
      .getByRole('row')
      .count(),
  ).toBe(3);
  await look(officer);
  const evidenceAt = officer.url();

  // New lines are exported once, with the doctor's consent.
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti/exports`);
  await officer.getByLabel(said('credits:enrol.programme')).selectOption('lv-lab');
  await officer.getByRole('button', { name: said('credits:exports.make') }).click();
  const csv = await officer.request.get(
    server.origin + (await officer.getByRole('link', { name: 'CSV' }).first().getAttribute('href'))!,
  );
  expect(await csv.text()).toContain(TITLE);
  await officer.getByRole('button', { name: said('credits:exports.make') }).click();
  await officer.getByText(pieceOf('credits:exports.nothing')).waitFor();
  await look(officer);

  // Taken back: the certificate is revoked, and the credit counts no more.
  await officer.goto(evidenceAt);
  await officer.getByRole('heading', { name: said('credits:takeBack.title') }).waitFor();
  await officer
    .locator('form', { hasText: said('credits:takeBack.title') })
    .getByLabel(said('credits:association.reason'))
    .fill('Somebody else sat there.');
  await officer.getByRole('button', { name: said('credits:takeBack.button') }).click();
  await officer.getByText(pieceOf('credits:takenBackOn')).waitFor();
  await officer.goto(`${server.origin}/verify/${code}`);
  await officer.getByText(pieceOf('certificates:verify.revoked')).waitFor();
  await officer.context().close();
  const after = await signIn('doctor');
  await after.goto(`${server.origin}/credit/certificates`);
  expect(await after.content()).toContain('Somebody else sat there.');
  await look(after);
  await after.context().close();
  expect(server.output()).not.toContain('"level":50');
});
