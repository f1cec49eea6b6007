import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  endCompleted,
  openCourse,
  openJourney,
  partOf,
  playerOf,
  publishParts,
} from '#tests/support/journey.ts';
import { lookAt } from '#tests/support/pages.ts';
import { NS_2004, organizationOf } from '#tests/support/packages.ts';
import { flow, item } from '#tests/support/sequencing.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

const FIND_API =
  'for (var at = window; !api && at !== at.parent; ) { at = at.parent; api = at.API_1484_11 || at.API; } var old = !at.API_1484_11;';
/** Begins its session and never ends it. */
const NEVER_ENDS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title><h1></h1><script>
  var api; ${FIND_API}
  document.querySelector('h1').textContent = 'Part ' + location.search.slice(6);
  old ? api.LMSInitialize('') : api.Initialize('');
</script>`;
/** Reports that it is completed as soon as it opens, as many pages do that are only to be read. */
const ENDS_AT_ONCE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title><h1>Read this</h1><button>More</button><script>
  var api; ${FIND_API}
  old ? api.LMSInitialize('') : api.Initialize('');
  old ? api.LMSSetValue('cmi.core.lesson_status', 'completed') : api.SetValue('cmi.completion_status', 'completed');
  old ? api.LMSFinish('') : api.Terminate('');
</script>`;

async function begin(title: string, page: string, parts: Parameters<typeof publishParts>[4]) {
  const course = await publishParts(browser, server, title, page, parts);
  return { page: await openCourse(browser, server, course), course };
}
const line = (id: string) =>
  `<item identifier="${id}" identifierref="r" parameters="?part=${id}"><title>${id}</title></item>`;
const button = (page: Page, name: string) => playerOf(page).getByRole('button', { name, exact: true });
const isAt = (page: Page, part: string) =>
  partOf(page)
    .getByRole('heading', { name: `Part ${part}` })
    .waitFor();

test('a part that never ends itself: Next and the contents open the requested part, and it stays open', async () => {
  const { page } = await begin('Silent', NEVER_ENDS, {
    organizations: organizationOf(['a', 'b', 'c'].map(line).join('')),
  });
  await isAt(page, 'a');
  await button(page, said('scorm:player.next')).click();
  await isAt(page, 'b');
  await playerOf(page).getByRole('button', { name: /^c/ }).click();
  await isAt(page, 'c');
  expect(await playerOf(page).locator('#between').isVisible()).toBe(false);
  expect(await playerOf(page).locator('[aria-current]').innerText()).toContain('c');
  await page.context().close();
});

test('a page that ends itself immediately stays open, and a button leads out of it', async () => {
  const { page, course } = await begin('Notice', ENDS_AT_ONCE, { organizations: organizationOf(line('a')) });
  await partOf(page).getByRole('heading', { name: 'Read this' }).waitFor();
  const finish = button(page, said('scorm:player.finish'));
  await finish.waitFor();
  await lookAt(page, 'ended-at-once');
  await partOf(page).getByRole('button', { name: 'More' }).click();
  await finish.click();
  await endCompleted(page, course);
});

test('one of several parts that ends itself immediately stays open as well, and Next leads on', async () => {
  const { page } = await begin('Notices', ENDS_AT_ONCE, {
    version: '2004 4th Edition',
    namespaces: NS_2004,
    organizations: organizationOf(item('a') + item('b'), `<imsss:sequencing>${flow()}</imsss:sequencing>`),
  });
  await partOf(page).getByRole('heading', { name: 'Read this' }).waitFor();
  const current = playerOf(page).locator('[aria-current]');
  await current.getByText('a', { exact: true }).waitFor();
  await button(page, said('scorm:player.next')).click();
  await current.getByText('b', { exact: true }).waitFor();
  await partOf(page).getByRole('heading', { name: 'Read this' }).waitFor();
  expect(await playerOf(page).locator('#between').isVisible()).toBe(false);
  await page.context().close();
});

test('SCORM 2004 without flow: the contents lead, and buttons without effect are hidden', async () => {
  const { page } = await begin('Free', NEVER_ENDS, {
    version: '2004 4th Edition',
    namespaces: NS_2004,
    organizations: organizationOf(
      ['a', 'b']
        .map((id) => item(id).replace('identifierref="r"', `identifierref="r" parameters="?part=${id}"`))
        .join(''),
      '<imsss:sequencing><imsss:controlMode flow="false"/></imsss:sequencing>',
    ),
  });
  await isAt(page, 'a');
  expect(await button(page, said('scorm:player.next')).isVisible()).toBe(false);
  expect(await button(page, said('scorm:player.previous')).isVisible()).toBe(false);
  await playerOf(page).getByRole('button', { name: /^b/ }).click();
  await isAt(page, 'b');
  await lookAt(page, 'without-flow');
  await page.context().close();
});
