import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { ENCODED_FILES, ENCODED_PAGES } from '#tests/support/encoded-pages.ts';
import { openCourse, openJourney, partOf, publishPackage } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { manifest, packageOf, zip } from '#tests/support/packages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

/** A host of libraries elsewhere, and how often it was asked. */
let asked = 0;
const elsewhere = createServer((_request, response) => {
  asked++;
  response.setHeader('Content-Type', 'text/javascript');
  response.end("window.show = (words) => { document.querySelector('h1').textContent = words; };");
});
await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
afterAll(() => void (elsewhere.closeAllConnections(), elsewhere.close()));

const { port } = elsewhere.address() as AddressInfo;
const { server, browser } = await openJourney([
  `--host-resolver-rules=MAP cdn.example.org 127.0.0.1:${port}`,
]);

/** Does everything by a library of another host; a frame of it has further faults. */
const BLANK = `<!doctype html><html lang="en"><title>Blank</title><h1>Nothing</h1>
<script src="//cdn.example.org/library.js"></script>
<script>show('Here I am'); (window.API || parent.API).LMSInitialize('');</script>
<iframe title="Inner" src="inner.html"></iframe></html>`;
const INNER = `<!doctype html><html lang="en"><title>Inner</title><img alt="" src="https://pictures.example.org/a.png"><video src="film.mp4?x=1"></video>
<script>Promise.reject(new Error('no answer')); for (let i = 0; i < 500; i++) setTimeout(() => { throw new Error('loop') });</script>
<script>setTimeout(() => { for (let i = 0; i < 500; i++) setTimeout(() => { throw new Error('ever new ' + i) }) }, 2500)</script>`;

const blocked = (name: string, loaded: 'script' | 'picture') =>
  said('scorm:trace.kind.blocked', { name, value: said(`scorm:trace.loaded.${loaded}`) });
const LINES = [
  blocked('cdn.example.org', 'script'),
  blocked('pictures.example.org', 'picture'),
  said('scorm:trace.kind.missing', { name: 'film.mp4' }),
  said('scorm:trace.scriptAt', { name: 'ReferenceError: show is not defined', value: 'index.html:3' }),
  said('scorm:trace.scriptAt', { name: 'Error: loop', value: 'inner.html:2' }),
  said('scorm:trace.kind.script', { name: 'no answer' }),
];
const allow = said('scorm:needs.allow', { host: 'cdn.example.org' });

async function pageOfPackage(): Promise<Page> {
  const author = await signInAs(browser, server.origin, 'author');
  await author.goto(`${server.origin}/author`);
  for (const name of ['Blank', 'English'])
    await author.getByRole('link', { name, exact: true }).first().click();
  return author;
}

test('a package with a blocked host: reported at upload, in the preview and in the trace, and allowed by one press', async () => {
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: BLANK },
    { path: 'inner.html', content: INNER },
  ]);
  const course = await publishPackage(browser, server, archive, 'Blank');

  const author = await pageOfPackage();
  const ownPage = author.url();
  const found = [
    said('scorm:finding.loads_needed', { host: 'cdn.example.org', page: 'index.html' }),
    said('scorm:finding.loads_looks', { host: 'pictures.example.org', page: 'inner.html' }),
    said('scorm:finding.page_files_missing', { count: 1, first: 'film.mp4', page: 'inner.html' }),
  ];
  for (const line of found.flatMap((each) => each.split('\n')))
    await author.getByText(line).first().waitFor();
  await author.getByRole('button', { name: allow }).waitFor();
  await lookAt(author, 'package-blocked');

  await author.getByRole('link', { name: said('scorm:package.look') }).click();
  const panel = author.locator('[data-faults]');
  for (const line of LINES) await panel.getByText(line, { exact: true }).waitFor();
  // A package in a loop fills neither the list nor the trace.
  await panel.getByText('ever new').first().waitFor();
  await expect.poll(() => panel.getByText(pieceOf('scorm:trace.kind.script')).count()).toBe(20);
  await lookAt(author, 'preview-blocked');
  expect(asked).toBe(0);

  const learner = await openCourse(browser, server, course);

  await author.goto(ownPage);
  await author.getByRole('link', { name: said('scorm:trace.title'), exact: true }).click();
  const attempt = author.locator('.table tbody a').first();
  await expect.poll(() => author.reload().then(() => attempt.count())).toBe(1);
  await attempt.click();
  const faults = author.getByRole('region', { name: said('scorm:trace.faults') });
  const scriptErrors = async () => {
    await author.reload();
    return faults.getByText(pieceOf('scorm:trace.kind.script')).count();
  };
  await expect.poll(scriptErrors, { timeout: 30_000 }).toBe(20);
  await learner.context().close();
  for (const line of LINES) await faults.getByText(line, { exact: true }).waitFor();
  await author.getByText(said('scorm:trace.silentFaults')).waitFor();
  expect(await author.getByText(said('scorm:trace.silentHelp')).count()).toBe(0);
  await lookAt(author, 'trace-blocked');

  await author.getByRole('button', { name: allow }).click();
  await author.getByText(said('scorm:needs.allowed', { host: 'cdn.example.org' })).waitFor();
  await author.getByRole('link', { name: said('scorm:package.look') }).click();
  await partOf(author).getByText('Here I am').waitFor();
  await panel.getByText(LINES[1]!, { exact: true }).waitFor();
  expect(await panel.getByText(LINES[0]!, { exact: true }).count()).toBe(0);
  expect(asked).toBeGreaterThan(0);
  await author.context().close();
});

test('packages in old encodings are read as they were written, whatever encoding surrounds them', async () => {
  const frames = ENCODED_PAGES.map(({ path }) => `<iframe src="${path}"></iframe>`).join('');
  const start = { path: 'start.html', content: `<!doctype html><title>x</title>${frames}` };
  const resources = '<resource identifier="r1" type="webcontent" href="start.html"/>';
  const archive = await packageOf({ resources }, [start, ...ENCODED_PAGES, ...ENCODED_FILES]);
  const course = await publishPackage(browser, server, archive, 'Encodings');
  const learner = await openCourse(browser, server, course);
  for (const { path, says } of ENCODED_PAGES) {
    const words = partOf(learner).frameLocator(`iframe[src="${path}"]`).locator('p');
    await expect.poll(() => words.textContent()).toBe(says);
  }
  await learner.context().close();
});
