import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney, partOf, playerOf, publishPackage } from '#tests/support/journey.ts';
import { signInAs } from '#tests/support/pages.ts';
import { itemOf, manifest, organizationOf, zip } from '#tests/support/packages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** Keeps its place by a button, and says how it went only when it is taken away, in the last event that it gets. */
const SPEAKS_LAST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title><h1>A case</h1><p></p>
<button id="turn">Turn the page</button><script>
  var api, page = 1;
  for (var at = window; !api && at !== at.parent; ) { at = at.parent; api = at.API; }
  if (!api) alert('no interface');
  api.LMSInitialize('');
  page = Number(api.LMSGetValue('cmi.core.lesson_location') || 1);
  function show() { document.querySelector('p').textContent = 'page ' + page; }
  show();
  document.getElementById('turn').onclick = function () { page++; api.LMSSetValue('cmi.core.lesson_location', String(page)); api.LMSCommit(''); show(); };
  // As older packages do; a browser keeps no such page for Back, and loads it again.
  addEventListener('unload', function () {});
  addEventListener('pagehide', function () {
    if (page < 8) return;
    api.LMSSetValue('cmi.core.score.raw', '88');
    api.LMSSetValue('cmi.core.lesson_status', 'passed');
  });
</script></html>`;
const course = await publishPackage(
  browser,
  server,
  await zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: SPEAKS_LAST },
  ]),
  'A case',
);

async function begin(doctor: string): Promise<Page> {
  const page = await signInAs(browser, server.origin, doctor);
  await page.goto(course);
  await page.getByRole('button', { name: said('learning:decide.register') }).click();
  await isAt(page, 1);
  return page;
}
const isAt = (page: Page, number: number) =>
  partOf(page).getByText(`page ${number}`, { exact: true }).waitFor();
const turn = (page: Page) => partOf(page).getByRole('button', { name: 'Turn the page' }).click();

test('a tab that is closed: what its part says last of all arrives', async () => {
  const page = await begin('doctor');
  for (let turned = 1; turned < 8; turned++) await turn(page);
  await isAt(page, 8);
  const context = page.context();
  const other = await context.newPage();
  await page.close({ runBeforeUnload: true });
  // A beacon goes its own way.
  const evaluation = other.getByRole('link', { name: said('learning:evaluation.open') });
  await expect
    .poll(async () => {
      await other.goto(course);
      return evaluation.count();
    })
    .toBeGreaterThan(0);
  await context.close();
});

test('back and forward: the part begins again once its interface is there, at its place', async () => {
  const page = await begin('admin');
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.accept();
  });
  await turn(page);
  await isAt(page, 2);
  await page.goBack({ waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'A case', level: 1 }).waitFor();
  await page.goForward({ waitUntil: 'commit' });
  await isAt(page, 2);
  expect(alerts).toEqual([]);
  await page.context().close();
});

test('a copied tab counts from now on; the first one is told so, and nothing that it still says changes anything', async () => {
  const first = await begin('mentor');
  await turn(first);
  const copy = await first.context().newPage();
  await copy.goto(first.url());
  await isAt(copy, 2);
  await turn(copy);
  await isAt(copy, 3);
  for (let page = 3; page < 9; page++) await turn(first);
  await isAt(first, 8);
  const notice = playerOf(first).locator('#notice');
  await notice.getByText(pieceOf('scorm:player.over')).waitFor();
  await turn(first);
  expect(await notice.isVisible()).toBe(true);
  await copy.reload();
  await isAt(copy, 3);
  await first.close({ runBeforeUnload: true });
  await turn(copy);
  await isAt(copy, 4);
  expect(await playerOf(copy).locator('#notice').isVisible()).toBe(false);
  await copy.goto(course);
  await copy.getByRole('button', { name: said('learning:late.use') }).waitFor();
  await copy.context().close();
});

test('a tab whose course went on elsewhere says so, and shows no page of the browser’s own', async () => {
  const resources = [1, 2].map((n) => `<resource identifier="r${n}" type="webcontent" adlcp:scormtype="sco" href="${n}.html"><file href="${n}.html"/></resource>`); // oxfmt-ignore
  const organizations = organizationOf(itemOf('a') + itemOf('b').replace('r1', 'r2'));
  const parts = await zip([
    { path: 'imsmanifest.xml', content: manifest({ organizations, resources: resources.join('') }) },
    { path: '1.html', content: SPEAKS_LAST },
    { path: '2.html', content: SPEAKS_LAST },
  ]);
  const of = await publishPackage(browser, server, parts, 'Two cases');
  const older = await signInAs(browser, server.origin, 'association');
  await older.goto(of);
  await older.getByRole('button', { name: said('learning:decide.register') }).click();
  await isAt(older, 1);
  const newer = await older.context().newPage();
  await newer.goto(of);
  await newer.getByRole('button', { name: said('common:continue') }).click();
  await isAt(newer, 1);
  const next = playerOf(older).locator('#next');
  await next.click();
  await playerOf(older).locator('#notice').getByText(pieceOf('scorm:player.over')).waitFor();
  expect(await next.isDisabled()).toBe(true);
  await expect.poll(() => older.frames().map((frame) => frame.url())).toContain('about:blank');
  await older.context().close();
});

test('what a device kept before windows were told apart is sent, and nothing of it is lost', async () => {
  const page = await begin('officer');
  await turn(page);
  await isAt(page, 2);
  const player = page.frames().find((frame) => frame.url().includes('__player'))!;
  await player.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    await done(indexedDB.deleteDatabase('majakka'));
    const opening = indexedDB.open('majakka', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('commits', { keyPath: ['launch', 'sequence'] });
    const database = await done(opening);
    const launch = location.pathname.replace(/\/__player.*/, '');
    const values = { 'cmi.core.lesson_location': '7' };
    const body = JSON.stringify({ sequence: 40, sco: null, cmi: values });
    await done(
      database.transaction('commits', 'readwrite').objectStore('commits').put({ launch, sequence: 40, body }),
    );
    database.close();
  });
  await page.reload();
  await isAt(page, 7);
  expect(await playerOf(page).locator('#notice').isVisible()).toBe(false);
  await page.context().close();
});
