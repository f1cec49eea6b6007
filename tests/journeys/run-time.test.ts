import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  endCompleted,
  killTab,
  openCourse,
  openJourney,
  partOf,
  publishParts,
} from '#tests/support/journey.ts';
import { organizationOf } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** Finds its API and makes no calls: the test does. */
const SCO = `<!doctype html><html lang="en"><title>Old</title><script>
  for (let at = window; !window.API && at !== at.parent; ) { at = at.parent; window.API = at.API; }
</script><p>Ready</p></html>`;

async function open(course: string, button: string): Promise<{ page: Page; call: Call }> {
  const page = await openCourse(browser, server, course, button);
  await partOf(page).getByText('Ready').waitFor();
  return { page, call: callsOf(page.frames().find((frame) => frame.url().endsWith('part.html'))!) };
}
type Call = ReturnType<typeof callsOf>;
/** Calls of the API by name, each with its answer and its error. */
const callsOf =
  (sco: Frame) =>
  (...calls: string[][]) =>
    sco.evaluate((all) => {
      type Api = Record<string, (...args: string[]) => string>;
      // The frame looked for it itself.
      const { API } = window as unknown as { API: Api };
      return all.map(([name, ...args]) => `${API[`LMS${name!}`]!(...args)} ${API['LMSGetLastError']!('')}`);
    }, calls);

test('B1, B4, B2, F12: a package that reports little corrupts nothing, begins again after a kill, and is completed when it finishes', async () => {
  const organizations = organizationOf('<item identifier="i" identifierref="r"><title>Part</title></item>');
  const course = await publishParts(browser, server, 'Old', SCO, { organizations });

  const first = await open(course, said('learning:decide.register'));
  expect(
    await first.call(
      ['Initialize', ''],
      ['GetValue', 'cmi.core.entry'],
      ['SetValue', 'cmi.core.score.raw', '70'],
      ['SetValue', 'cmi.core.score', '80'],
      ['SetValue', 'cmi.core', 'x'],
      ['Commit', ''],
    ),
  ).toEqual(['true 0', 'ab-initio 0', 'true 0', 'false 201', 'false 201', 'true 0']);
  await first.page.waitForTimeout(500);
  await killTab(first.page);

  const { page, call } = await open(course, said('common:continue'));
  expect(
    await call(['Initialize', ''], ['GetValue', 'cmi.core.entry'], ['GetValue', 'cmi.core.score.raw']),
  ).toEqual(['true 0', 'ab-initio 0', '70 0']);
  // All at once, before the page goes.
  expect(
    await call(
      ['Finish', ''],
      ['SetValue', 'cmi.core.lesson_status', 'incomplete'],
      ['GetValue', 'cmi.core.lesson_status'],
      ['Commit', ''],
      ['Finish', ''],
    ),
  ).toEqual(['true 0', 'false 301', ' 301', 'false 301', 'false 301']);
  await endCompleted(page, course);
});
