import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJourney, publishFirstVersion, partOf } from '#tests/support/journey.ts';
import { manifest, zip } from '#tests/support/packages.ts';
import { signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** Content as an author would write it: fetches its credential, stores a statement, and tries what it may not. */
const CONTENT = `<!doctype html><title>Content</title><p id="said">Waiting</p>
<script type="module">
parent.API.LMSInitialize('');
const given = new URLSearchParams(location.search);
const once = () => fetch(given.get('fetch'), { method: 'POST' }).then((answer) => answer.json());
const token = (await once())['auth-token'];
const again = (await once())['error-code'];
const headers = { Authorization: 'Basic ' + token, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json' };
const stored = await fetch(given.get('endpoint') + 'statements', { method: 'POST', headers, body: JSON.stringify({
  actor: JSON.parse(given.get('actor')),
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
  object: { id: given.get('activityId') + '/1', definition: { name: { en: 'The question in the content' } } },
  context: { registration: given.get('registration') },
}) });
const app = await fetch(new URL('/credit', given.get('endpoint')), { mode: 'no-cors' }).then(() => 'reached', () => 'refused');
document.getElementById('said').textContent = [stored.status, again, app].join(' ');
</script>`;

test('content that was let to the record store writes into the record of its learner, and reaches nothing else of the app', async () => {
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: CONTENT },
  ]);
  const file = join(server.folder, 'content.zip');
  writeFileSync(file, archive);
  const author = await signInAs(browser, server.origin, 'author');
  await author.goto(`${server.origin}/author/upload`);
  await author.getByLabel(said('scorm:upload.file')).setInputFiles(file);
  await author.getByRole('heading', { name: said('scorm:package.form') }).waitFor();
  await author.getByLabel(pieceOf('scorm:needs.records')).check();
  await author.getByRole('button', { name: said('scorm:needs.save') }).click();
  await author.waitForLoadState();
  expect(await author.getByLabel(pieceOf('scorm:needs.records')).isChecked()).toBe(true);
  for (const [label, words] of [[said('scorm:package.title'), 'Content'], [said('scorm:package.summary'), 'Content'], [said('scorm:package.objectives'), 'Content'], [said('scorm:package.minutes'), '10']] as const)
    await author.getByLabel(label, { exact: true }).fill(words); // oxfmt-ignore
  await author.getByRole('button', { name: said('scorm:package.place') }).click();
  await publishFirstVersion(author);
  await author.getByRole('link', { name: said('catalogue:own.see') }).click();
  await author.waitForURL(/\/courses\//);

  const doctor = await signInAs(browser, server.origin, 'doctor');
  await doctor.goto(author.url());
  await doctor.getByText(said('scorm:needs.told.records')).waitFor();
  await doctor.getByRole('button', { name: said('learning:decide.register') }).click();
  await partOf(doctor).getByText('200 1 refused').waitFor();
  await doctor.goto(`${server.origin}/record`);
  await doctor.getByText('The question in the content').first().waitFor();
});
