import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/open-database.ts';
import { rewriting } from '#db/rewriting.ts';
import { consultationCards } from '#db/schema/consultations.ts';
import { identityNumber } from '#tests/support/identity-numbers.ts';
import { letSignIn, openJourney } from '#tests/support/journey.ts';
import { dicom, photograph, scannedPdf, typedPdf } from '#tests/support/medical-pictures.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

/** Planted in everything that is removed: it must be nowhere afterwards. */
const MARKER = 'Zvirgzdkalne';
const NUMBER = identityNumber('LV', { year: 1958, month: 5, day: 14 }, 321);
const SECRETS = [MARKER, MARKER.toLowerCase(), MARKER.toUpperCase(), NUMBER, NUMBER.replace('-', '')];

const { server, browser } = await openJourney();
beforeAll(async () => {
  await letSignIn(server, 'janis', 'liga');
  // As after a change of its text: everybody reads the legal card again.
  const db = await openDatabase(join(server.folder, 'majakka.db'));
  await db.transact((tx) => rewriting(tx, 'repair', async () => void (await tx.delete(consultationCards))));
  await db.close();
});

const signIn = (email: string) => signInAs(browser, server.origin, email);
const storedDrafts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('majakka-drafts');
        request.onsuccess = () => {
          const all = request.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );

test('ask, mask, release, assign, ask back, answer, close, credit, topic, between people in two languages', async () => {
  const officer = await signIn('association');
  await officer.goto(`${server.origin}/associations/parauga-lauku-arsti/consultations`);
  await officer.getByLabel(said('consultations:own.releaser')).fill('janis@majakka.test');
  await officer.getByRole('button', { name: said('consultations:answering.add') }).click();
  await officer.getByText('Jānis Paraugbērzs').waitFor();
  await officer.getByLabel(pieceOf('consultations:own.secondPerson')).check();
  await officer.getByRole('button', { name: said('consultations:answering.save') }).click();
  await officer.waitForLoadState();
  await lookAt(officer, 'consultation-own');

  const doctor = await signIn('doctor');
  await doctor.goto(`${server.origin}/colleagues`);
  await doctor.getByRole('link', { name: said('consultations:ask.button') }).click();
  // What is known of the first choice comes after what is known of the second, and is not shown any more.
  let release = () => {};
  const later = new Promise<void>((done) => (release = done));
  const first = doctor.waitForRequest(/consultations\/known/);
  await doctor.route(/consultations\/known/, async (route) => (await later, route.continue()), { times: 1 });
  await doctor.getByLabel(said('consultations:ask.specialty')).selectOption('geriatrics');
  await doctor.getByLabel(said('consultations:reach.union')).check();
  const answers = doctor.getByText(said('consultations:ask.colleagues', { count: 1 }));
  await answers.waitFor();
  release();
  await (await (await first).response())!.finished();
  expect(await answers.count()).toBe(1);
  await doctor
    .getByLabel(said('consultations:text.question'))
    .fill(`Patient Anna ${MARKER}, ${NUMBER}: which medicines would you stop first?`);
  await doctor
    .getByLabel(said('consultations:text.background'))
    .fill('She was born on 14.05.1958 and fell twice at night. Ring +371 29 123 456.');
  await doctor
    .getByLabel(said('consultations:text.findings'))
    .fill('Blood pressure 142/78 lying, 112/60 standing. Medicines: nine.');
  await doctor.getByLabel(said('consultations:ask.age')).fill('68');
  await doctor.getByLabel(pieceOf('consultations:ask.consent')).check();
  await doctor.getByText('Nine medicines and two falls').waitFor();
  const sent: string[] = [];
  doctor.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await doctor.getByRole('button', { name: said('consultations:ask.send') }).click();
  await doctor.getByText(said('consultations:check.open').replace('{count}', '4')).waitFor();
  expect(sent).toEqual([]);
  await lookAt(doctor, 'consultation-findings');
  await expect.poll(() => storedDrafts(doctor)).toContain(MARKER);

  // The draft is still there after the page has been left, on this device alone.
  await doctor.reload();
  await doctor.getByText(said('consultations:check.kind.phone')).waitFor();
  expect(await doctor.getByLabel(said('consultations:text.question')).inputValue()).toContain(MARKER);
  expect(await doctor.getByLabel(pieceOf('consultations:ask.consent')).isChecked()).toBe(false);
  await doctor.getByLabel(pieceOf('consultations:ask.consent')).check();
  const masks = (['name', 'identity-number', 'phone'] as const).map(
    (kind) => `[${said(`consultations:check.mask.${kind}`)}]`,
  );
  for (const mask of [masks[0]!, masks[1]!, '1958', masks[2]!])
    await doctor
      .getByRole('button', { name: said('consultations:check.write').replace('{mask}', mask) })
      .click();
  expect(await doctor.getByLabel(said('consultations:text.question')).inputValue()).toBe(
    `Patient ${masks[0]}, ${masks[1]}: which medicines would you stop first?`,
  );

  const path = join(server.folder, '..', `${MARKER} ${NUMBER}.jpg`);
  writeFileSync(path, await photograph(doctor, MARKER));
  await doctor.getByLabel(said('consultations:picture.title'), { exact: true }).setInputFiles(path);
  await doctor.getByText(said('consultations:picture.carried.name')).waitFor();
  await doctor.getByText(pieceOf('consultations:picture.carried.exif')).waitFor();
  await doctor.getByText(pieceOf('consultations:picture.writing')).waitFor();
  await doctor.getByRole('button', { name: said('consultations:picture.top') }).click();
  while (await doctor.getByRole('button', { name: said('consultations:picture.cover') }).isVisible())
    await doctor.getByRole('button', { name: said('consultations:picture.cover') }).click();
  await lookAt(doctor, 'consultation-picture');
  // Not `check`, which asks afterwards whether it is ticked: by then the box may have given way to the next sentence.
  await doctor.getByLabel(pieceOf('consultations:picture.looked')).click();
  await doctor.getByText(said('consultations:picture.ready')).waitFor();
  // A wider reach has a card of its own, which nobody has ticked for them.
  const box = doctor.getByLabel(said('consultations:legal.confirm'));
  await box.check();
  await doctor.getByLabel(said('consultations:reach.region')).check();
  await doctor.getByText(pieceOf('consultations:legal.border-third')).waitFor();
  expect(await box.isChecked()).toBe(false);
  await doctor.getByLabel(said('consultations:reach.union')).check();
  await box.check();
  await doctor.getByRole('button', { name: said('consultations:ask.send') }).click();
  await doctor.getByText(said('consultations:state.held')).waitFor();
  const address = doctor.url();
  expect(await storedDrafts(doctor)).toBe('[]');
  await lookAt(doctor, 'consultation-case');

  const second = await signIn('janis');
  await second.goto(`${server.origin}/consultations?lang=en`);
  await second.getByText(said('consultations:list.held')).waitFor();
  await second.getByRole('link', { name: 'Geriatrics' }).click();
  await second.getByRole('button', { name: said('consultations:release.button') }).waitFor();
  await lookAt(second, 'consultation-release');
  await second.getByRole('button', { name: said('consultations:release.button') }).click();
  await second.waitForURL(`${server.origin}/consultations`);

  const mentor = await signIn('mentor');
  await mentor.goto(`${address}?lang=fi`);
  await mentor.getByText('Mitä tämä on ja mitä ei').waitFor();
  await mentor.getByRole('button', { name: 'Olen lukenut tämän ja noudatan sitä' }).click();
  await mentor.getByText('which medicines would you stop first?').waitFor();
  const picture = mentor.getByAltText('Kuva 1');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  await lookAt(mentor, 'consultation-answer-fi');
  await mentor.getByLabel('Lisäkysymys').check();
  await mentor.getByLabel('Mitä kirjoitat').fill('Does she take anything for sleep?');
  // It was taken, and the next page is on a slow line: until that comes its fields are disabled, and nothing can be sent twice.
  await mentor.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLFieldSetElement>('[data-part="fields"]')];
    addEventListener('pagehide', () =>
      sessionStorage.setItem('disabled', String(fields.some((each) => each.disabled))),
    );
  });
  const isPage = (url: URL) => url.pathname === new URL(address).pathname;
  const next = mentor.waitForRequest((request) => isPage(new URL(request.url())));
  await mentor.route(isPage, async (route) => (await next, route.continue()));
  await mentor.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await mentor.getByText('Kysytty lisää').first().waitFor();
  expect(await mentor.evaluate(() => sessionStorage.getItem('disabled'))).toBe('true');
  await mentor.unroute(isPage);

  await doctor.goto(address);
  await doctor.getByText('Does she take anything for sleep?').waitFor();
  await doctor
    .getByLabel(said('consultations:reply.answer'))
    .fill(`Zopiclone. Her daughter, rouva ${MARKER}, gives it.`);
  await doctor.getByRole('button', { name: said('consultations:answer.send') }).click();
  await doctor.getByRole('button', { name: 'Write “[name]”' }).click();
  await doctor.getByRole('button', { name: said('consultations:answer.send') }).click();
  await doctor.getByText(said('consultations:state.assigned')).waitFor();

  await mentor.reload();
  await mentor.getByRole('button', { name: 'Orthostatic hypotension' }).click();
  const words = mentor.getByLabel('Mitä kirjoitat');
  await words.fill(`The sleeping pill first. ${await words.inputValue()}`);
  await mentor.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await mentor.getByText('Vastattu').first().waitFor();

  await doctor.goto(server.origin);
  await doctor.getByRole('link', { name: said('consultations:waiting.button.close') }).click();
  await doctor.getByText('The sleeping pill first.').waitFor();
  // What is wrong with a choice is said below all of it, and is no part of the name of one.
  await doctor.getByRole('button', { name: said('consultations:close.send') }).click();
  const outcome = doctor.getByRole('group', { name: said('consultations:close.outcome') });
  await outcome.getByText(said('errors:choose_from_list')).waitFor();
  const beside = await outcome.evaluate(
    (group) => document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent,
  );
  expect(beside).toBe(said('errors:choose_from_list'));
  await outcome.getByRole('radio', { name: said('consultations:outcome.avoided'), exact: true }).waitFor();
  await doctor.getByLabel(said('consultations:outcome.avoided')).check();
  await doctor.getByLabel(said('consultations:useful.5')).check();
  await doctor.getByText(said('consultations:close.more')).click();
  await doctor.getByLabel(said('consultations:close.topic')).fill('Sleeping pills and falls');
  await doctor.getByLabel(said('consultations:close.share')).check();
  await doctor.getByLabel(said('consultations:close.lessonTitle')).fill('Falls at night');
  await doctor.getByLabel(said('consultations:close.readerQuestion')).fill('What would you stop first?');
  await lookAt(doctor, 'consultation-close');
  await doctor.getByRole('button', { name: said('consultations:close.send') }).click();
  await doctor.getByText(said('consultations:state.closed'), { exact: true }).waitFor();
  await doctor
    .getByText(`Katrin Näidistamm ${said('consultations:reads.case')}`)
    .first()
    .waitFor();
  await lookAt(doctor, 'consultation-closed');
  const file = await doctor.request.get(`${address}/file`);
  expect(await file.text()).toContain('which medicines would you stop first?');
  for (const secret of SECRETS) expect(await file.text()).not.toContain(secret);
  await doctor.goto(`${server.origin}/credit`);
  await doctor.getByText('Consultation: Geriatrics').first().waitFor();

  await mentor.goto(`${server.origin}/consultations?lang=fi`);
  await lookAt(mentor, 'consultation-list-fi');
  await mentor.getByRole('link', { name: 'Falls at night' }).click();
  await mentor.getByRole('button', { name: 'Kyllä, julkaise' }).click();
  await mentor.getByRole('heading', { name: 'Kommentit' }).waitFor();
  await mentor.goto(`${server.origin}/topics?lang=fi`);
  await mentor.getByText('Sleeping pills and falls').waitFor();
  await lookAt(mentor, 'topics-fi');

  const reader = await signIn('liga');
  await reader.goto(`${server.origin}/library?lang=en`);
  await lookAt(reader, 'library');
  await reader.getByLabel(said('consultations:library.search')).first().fill(MARKER);
  await reader.getByRole('button', { name: said('consultations:library.search') }).click();
  await reader.getByText(said('consultations:library.none')).waitFor();
  await reader.getByLabel(said('consultations:library.search')).first().fill('falls');
  await reader.getByRole('button', { name: said('consultations:library.search') }).click();
  await reader.getByRole('link', { name: 'Falls at night' }).click();
  await reader.getByText(said('consultations:library.show')).click();
  await lookAt(reader, 'lesson');
  await reader.getByLabel(said('consultations:reflect.answer')).fill('The same.');
  await reader.getByLabel(said('consultations:reflect.takeaway')).fill('Measure standing, too.');
  await reader.getByRole('button', { name: said('consultations:reflect.send') }).click();
  await reader.getByText('Counted: 20 minutes').waitFor();
});

test('of what was removed nothing is left: not in the database, its journal, files, mails or the log', async () => {
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  expect(files.some((path) => path.endsWith('majakka.db'))).toBe(true);
  expect(files.some((path) => path.endsWith('majakka.db-wal') && statSync(path).size > 0)).toBe(true);
  expect(files.filter((path) => path.includes('/mail/')).length).toBeGreaterThan(3);
  const forms = SECRETS.flatMap((secret) => [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('base64').slice(0, -4)),
    Buffer.from(encodeURIComponent(secret)),
  ]);
  for (const path of files) {
    const bytes = readFileSync(path);
    for (const form of forms) expect(bytes.includes(form), `${form.toString()} in ${path}`).toBe(false);
    expect(SECRETS.some((secret) => path.includes(secret))).toBe(false);
  }
  for (const secret of SECRETS) expect(server.output()).not.toContain(secret);
  // The draft that was kept is there, so that it could be found.
  expect(files.some((path) => readFileSync(path).includes('which medicines would you stop first?'))).toBe(
    true,
  );
});

test('a page of a PDF and an image of a device are pictures too; what names somebody in them is framed', async () => {
  const doctor = await signIn('doctor');
  await doctor.goto(`${server.origin}/consultations/new`);
  const pdf = await typedPdf((document) =>
    document.fontSize(14).text('Laboratory').moveDown().text(`Code ${NUMBER}`).moveDown().text('CRP 12 mg/l'),
  );
  const input = doctor.getByLabel(said('consultations:picture.title'), { exact: true });
  await input.setInputFiles({ name: 'results.pdf', mimeType: 'application/pdf', buffer: pdf });
  await doctor.getByText(pieceOf('consultations:picture.carried.pdf')).waitFor();
  await doctor.getByText(said('consultations:picture.writing').replace('{count}', '1')).waitFor();
  await doctor.getByRole('button', { name: said('consultations:picture.cover') }).click();
  await doctor.getByLabel(pieceOf('consultations:picture.looked')).waitFor();
  await doctor.getByRole('button', { name: said('consultations:picture.remove') }).click();
  // A typed page with a picture in it, in which there is writing too.
  const taken = await photograph(doctor, MARKER);
  const mixed = await typedPdf((document) =>
    document.text('Seen today.').image(taken, 72, 120, { width: 400 }),
  );
  await input.setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: mixed });
  await doctor.getByText(pieceOf('consultations:picture.writing')).waitFor();
  await doctor.getByRole('button', { name: said('consultations:picture.remove') }).click();
  // More pages than a question may have pictures.
  const long = await typedPdf((document) => {
    for (let page = 1; page < 8; page++) document.addPage().text(`Page ${page}`);
  });
  await input.setInputFiles({ name: 'long.pdf', mimeType: 'application/pdf', buffer: long });
  await doctor.getByText(said('consultations:picture.many')).waitFor();
  await expect.poll(() => doctor.locator('canvas').count()).toBe(6);
  for (const button of (
    await doctor.getByRole('button', { name: said('consultations:picture.remove') }).all()
  ).reverse())
    await button.click();
  // As from a scanner: a page that is one picture, in a form that no browser decodes by itself.
  await input.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: scannedPdf() });
  await doctor.getByText(pieceOf('consultations:picture.carried.pdf')).waitFor();
  const red = await doctor
    .locator('canvas')
    .evaluate((each: HTMLCanvasElement) => [
      ...each.getContext('2d')!.getImageData(each.width / 2, each.height / 2, 1, 1).data,
    ]);
  expect(red[0]).toBeGreaterThan(200);
  expect(red[1]).toBeLessThan(80);
  await doctor.getByRole('button', { name: said('consultations:picture.remove') }).click();
  await input.setInputFiles({ name: 'scan.dcm', mimeType: 'application/dicom', buffer: dicom(MARKER) });
  await doctor.getByText(pieceOf('consultations:picture.carried.dicom')).waitFor();
  const size = await doctor
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  expect(size).toEqual([64, 48]);
  const canvas = doctor.locator('canvas');
  const middle = () =>
    canvas.evaluate((each: HTMLCanvasElement) => each.getContext('2d')!.getImageData(34, 25, 1, 1).data[0]);
  expect(await middle()).toBeGreaterThan(0);
  await canvas.focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'ArrowLeft', 'Enter'])
    await doctor.keyboard.press(key);
  await expect.poll(middle).toBe(0);
  await expect(canvas.evaluate((each) => document.activeElement === each)).resolves.toBe(true);
  await input.setInputFiles({ name: 'evil.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>') });
  await doctor.getByText(pieceOf('consultations:picture.strange')).waitFor();
});

test('without JavaScript the page says so, and its form posts nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(said('accounts:email')).fill('doctor@majakka.test');
  await page.getByLabel(said('accounts:password'), { exact: true }).fill('majakka-demo');
  await page.getByRole('button', { name: said('accounts:signIn.button'), exact: true }).click();
  await page.goto(`${server.origin}/consultations/new`);
  await page.getByText(said('consultations:check.noScript')).waitFor();
  await expect(page.getByLabel(said('consultations:text.question')).isDisabled()).resolves.toBe(true);
  await expect(page.getByRole('button', { name: said('consultations:ask.send') }).isDisabled()).resolves.toBe(
    true,
  );
  await context.close();
});
