import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { signInByKeys } from '#tests/support/keyboard.ts';
import { manifest, zip } from '#tests/support/packages.ts';
import { pieceOf, said } from '#tests/support/words.ts';
import { PAPER } from '../../sample/data/activities.ts';

/** Three tasks of a role's day by keys alone: no mouse, and every answer heard in a live region. */
const { server, browser } = await openJourney();

test('an author uploads and publishes a package, corrects a text and unpublishes', async () => {
  const file = join(server.folder, 'wounds.zip');
  writeFileSync(file, await zip([{ path: 'imsmanifest.xml', content: manifest() }, { path: 'index.html', content: '<h1>Wounds</h1>' }])); // oxfmt-ignore
  const keys = await signInByKeys(browser, server.origin, 'author');
  await keys.changeWorkspace(said('common:shell.workspace.authoring'));
  await keys.open('link', said('common:shell.courses'));
  await keys.open('link', said('catalogue:own.upload'));
  await keys.chooseFile(new RegExp(said('scorm:upload.file')), file);
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
  expect(await keys.problems()).toEqual([]);
}, 120_000);

test('an administrator gives a role and takes it back, makes a key and revokes it', async () => {
  const keys = await signInByKeys(browser, server.origin, 'admin');
  await keys.changeWorkspace(said('common:shell.workspace.operations'));
  await keys.open('link', said('common:shell.people'));
  await keys.fill(said('accounts:people.search'), 'leena', 'searchbox');
  await keys.open('button', said('accounts:people.show'));
  await keys.unfold(/leena@majakka\.test/);
  await keys.to('checkbox', said('accounts:roles.mentor'));
  await keys.press('Space');
  await keys.open('button', said('common:save'));
  await keys.hears(said('accounts:said.roles'));
  await keys.open('button', said('common:said.undo'));
  await keys.hears(said('accounts:said.rolesUndone'));
  await keys.open('link', said('xapi:clients.title'));
  await keys.fill(said('xapi:clients.name'), 'Simulator of the clinic');
  await keys.to('checkbox', said('xapi:scope.write'));
  await keys.press('Space');
  await keys.open('button', said('xapi:clients.create'));
  await keys.hears(said('xapi:said.create'));
  // What was sent is not what somebody was still typing.
  expect(await keys.page.locator('.restored').count()).toBe(0);
  await keys.unfold(said('xapi:clients.revokeName', { name: 'Simulator of the clinic' }));
  await keys.open('button', said('xapi:clients.revokeName', { name: 'Simulator of the clinic' }));
  await keys.hears(said('xapi:said.revoke'));
  expect(await keys.problems()).toEqual([]);
}, 120_000);

test('a doctor gives a registration back and takes it again, hands in an activity after an error, and chooses emails', async () => {
  const paper = join(server.folder, 'paper.pdf');
  writeFileSync(paper, PAPER);
  const keys = await signInByKeys(browser, server.origin, 'doctor');
  await keys.open('link', said('common:shell.live'));
  await keys.open('link', 'Heart failure at home, without a laboratory next door');
  await keys.unfold(said('webinars:decide.giveBack'));
  await keys.open('button', said('webinars:decide.giveBackSure'));
  await keys.hears(said('webinars:said.leave'));
  await keys.open('button', said('webinars:decide.take'));
  await keys.hears(said('webinars:said.register'));
  await keys.open('button', said('common:said.undo'));
  await keys.hears(said('webinars:said.leave'));

  await keys.open('link', said('common:shell.credit'));
  await keys.open('link', said('credits:activity.all'));
  await keys.open('link', said('credits:activity.add'));
  await keys.open('button', said('credits:activity.continue'));
  await keys.hears(said('errors:choose_answer'));
  expect(await keys.page.title()).toMatch(/^Error: /);
  // The summary leads to the field, where the first of its answers has the focus.
  await keys.to('link', new RegExp(said('errors:choose_answer')));
  await keys.press('Enter');
  expect(await keys.focused()).toEqual({ role: 'radio', name: said('credits:activity.types.live_onsite') });
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await keys.fill(said('credits:activity.name'), 'Burns (sample)');
  await keys.open('button', said('credits:activity.continue'));
  await keys.hears(said('credits:said.startActivity'));
  await keys.fill(said('credits:activity.organiser'), 'Sample University');
  await keys.to('Date', new RegExp(said('credits:date')));
  await keys.type('01152026');
  await keys.fill(said('credits:activity.minutes'), '90');
  await keys.open('button', said('credits:activity.check'));
  await keys.hears(said('credits:said.checkPaper'));
  await keys.chooseFile(new RegExp(said('credits:activity.file')), paper);
  await keys.open('button', said('credits:activity.addFile'));
  await keys.hears(said('credits:said.paper'));
  await keys.open('button', said('credits:activity.send'));
  await keys.hears(said('credits:said.submitActivity'));
  expect(await keys.problems()).toEqual([]);

  await keys.open('link', new RegExp(said('common:shell.settings')));
  await keys.open('link', said('accounts:account.notifications'));
  await keys.to('checkbox', said('accounts:notifications.kind.courses'));
  await keys.press('Space');
  await keys.open('button', said('accounts:notifications.save'));
  await keys.hears(said('common:said.saved'));
}, 120_000);

test('an officer accepts a request and takes it back, decides an activity and goes on to the next, writes to a saved filter', async () => {
  const keys = await signInByKeys(browser, server.origin, 'officer');
  await keys.changeWorkspace(said('common:shell.workspace.association'));
  await keys.open('link', new RegExp(`^${said('credits:inbox.title')}`));
  await keys.open('link', 'Zane Paraugupe');
  await keys.open('button', said('credits:association.accept'));
  const accepted = said('credits:said.joinAccepted', { name: 'Zane Paraugupe' });
  await keys.hears(accepted);
  await keys.open('button', said('common:said.undo'));
  await keys.hears(said('credits:said.undone'));
  await keys.open('button', said('credits:association.accept'));
  await keys.hears(accepted);

  await keys.open('link', new RegExp(`^${said('common:shell.home')}`));
  await keys.open('link', new RegExp(`^${said('credits:inbox.title')}`));
  await keys.open('link', new RegExp(`^${said('credits:inbox.filter.activity')}`));
  await keys.open('link', 'Bērnu drudzis (paraugs)');
  await keys.fill(said('credits:association.reason'), 'Please add the hours.');
  await keys.open('button', said('credits:activity.return'));
  await keys.hears(said('credits:said.decideActivity'));
  expect(await keys.page.title()).toContain('Telemedicīna laukos (paraugs)');
  expect(await keys.problems()).toEqual([]);

  await keys.open('link', said('common:shell.members'));
  await keys.open('link', 'Kuriem palīdzēt');
  await keys.open('link', said('credits:message.writeShown'));
  await keys.fill(said('credits:message.subject'), 'Jūsu punkti');
  await keys.fill(said('credits:message.body'), 'Vai varam palīdzēt?');
  await keys.open('button', said('credits:message.preview'));
  await keys.hears(said('credits:said.messageDraft'));
  await keys.unfold(said('credits:message.send'));
  await keys.open('button', new RegExp(`^${pieceOf('credits:message.sendNow').replace('(', '\\(')}`));
  await keys.hears(said('credits:said.messageSent'));
}, 120_000);
