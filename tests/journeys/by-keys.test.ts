import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { signInByKeys } from '#tests/support/keyboard.ts';
import { manifest, zip } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

/** Three tasks of a role's day by keys alone: no mouse, and every answer heard in a live region. */
const { server, browser } = await openJourney();

test('an author uploads and publishes a package, corrects a text and unpublishes', async () => {
  const file = join(server.folder, 'wounds.zip');
  writeFileSync(file, await zip([{ path: 'imsmanifest.xml', content: manifest() }, { path: 'index.html', content: '<h1>Wounds</h1>' }])); // oxfmt-ignore
  const keys = await signInByKeys(browser, server.origin, 'author');
  await keys.changeWorkspace(said('common:shell.workspace.authoring'));
  await keys.open('link', said('common:shell.courses'));
  await keys.open('link', said('catalogue:own.upload'));
  await keys.to('button', new RegExp(said('scorm:upload.file')));
  const chooser = keys.page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (await chooser).setFiles(file);
  await keys.page.getByRole('heading', { name: said('scorm:package.form') }).waitFor();
  await keys.hears(said('scorm:said.upload'));
  await keys.fill(said('scorm:package.title'), 'Wounds at sea');
  await keys.fill(said('scorm:package.summary'), 'What to do before the boat comes.');
  await keys.fill(said('scorm:package.objectives'), 'Clean a wound');
  await keys.fill(said('scorm:package.minutes'), '10');
  await keys.open('button', said('scorm:package.place'));
  const word = said('catalogue:nothingRequired.author');
  await keys.to('checkbox', word);
  await keys.press('Space');
  await keys.open('button', said('catalogue:own.publish', { number: 1 }));
  await keys.hears(said('catalogue:said.publish'));
  await keys.open('link', said('catalogue:texts.title'));
  await keys.fill(said('scorm:package.summary'), 'What to do until the boat comes.');
  await keys.open('button', said('catalogue:texts.save'));
  await keys.hears(said('catalogue:said.correct'));
  expect(await keys.problems()).toEqual([]);
}, 120_000);

test('a mentor plans a webinar, announces it, and answers a question', async () => {
  const keys = await signInByKeys(browser, server.origin, 'mentor');
  await keys.changeWorkspace(said('common:shell.workspace.mentoring'));
  await keys.open('link', said('webinars:new.title'));
  await keys.fill(said('webinars:form.title'), 'Sepsis before the helicopter');
  await keys.fill(said('webinars:form.summary'), 'Forty minutes alone with a patient.');
  await keys.fill(said('webinars:form.objectives'), 'See it early');
  await keys.fill(said('webinars:form.minutes'), '45');
  await keys.open('button', said('webinars:new.button'));
  await keys.hears(said('webinars:said.planned'));
  await keys.open('button', said('webinars:own.announce'));
  await keys.hears(said('webinars:said.announce'));
  await keys.open('link', said('common:shell.home'));
  await keys.open('link', said('consultations:waiting.button.answer'));
  await keys.open('button', said('consultations:legal.confirm'));
  await keys.fill(said('consultations:answer.body'), 'Start low, and ask about bleeding at each visit.');
  await keys.open('button', said('consultations:answer.send'));
  await keys.hears(said('consultations:said.answer'));
  expect(await keys.page.title()).toMatch(new RegExp(`^${said('consultations:said.answer')} · `));
}, 120_000);

test('an administrator makes a key and revokes it', async () => {
  const keys = await signInByKeys(browser, server.origin, 'admin');
  await keys.changeWorkspace(said('common:shell.workspace.operations'));
  await keys.open('link', said('xapi:clients.title'));
  await keys.fill(said('xapi:clients.name'), 'Simulator of the clinic');
  await keys.to('checkbox', said('xapi:scope.write'));
  await keys.press('Space');
  await keys.open('button', said('xapi:clients.create'));
  await keys.hears(said('xapi:said.create'));
  // What was sent is not what somebody was still typing.
  expect(await keys.page.locator('.restored').count()).toBe(0);
  await keys.to('DisclosureTriangle', said('xapi:clients.revokeName', { name: 'Simulator of the clinic' }));
  await keys.press('Enter');
  await keys.open('button', said('xapi:clients.revokeName', { name: 'Simulator of the clinic' }));
  await keys.hears(said('xapi:said.revoke'));
}, 120_000);
