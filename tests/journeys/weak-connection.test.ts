import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { openJourney, killTab, partOf, playerOf, publishPackage } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { manifest, zip } from '#tests/support/packages.ts';
import { SCO_PAGE } from '#tests/support/sco-page.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();
let course: string;
beforeAll(async () => {
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: SCO_PAGE },
  ]);
  course = await publishPackage(browser, server, archive, 'Weak', 10);
});

const notice = (page: Page) => playerOf(page).locator('#notice');
const turn = (page: Page) => partOf(page).getByRole('button', { name: 'Turn the page' }).click();
const isOnPage = (page: Page, number: number) => partOf(page).getByText(`page ${number}`).waitFor();
async function open(page: Page, button: string): Promise<void> {
  await page.goto(course);
  await page.getByRole('button', { name: button }).click();
  await partOf(page).getByText('entry').waitFor();
}

test('whoever works two minutes without a connection is told so, and afterwards that they counted', async () => {
  const page = await signInAs(browser, server.origin, 'doctor');
  await open(page, said('learning:decide.register'));
  await turn(page);
  await page.waitForTimeout(1000);
  await page.context().setOffline(true);
  const since = Date.now();
  await notice(page).getByText(said('scorm:player.offline')).waitFor();
  await lookAt(page, 'player-offline');
  // Longer than two minutes: the course page counts whole minutes, and the first seconds are between two answers.
  while (Date.now() - since < 132_000) {
    await turn(page);
    await page.waitForTimeout(5000);
  }
  await page.context().setOffline(false);
  await notice(page)
    .getByText('Time counted while you were offline: 2 of 2 min')
    .waitFor({ timeout: 30_000 });
  await lookAt(page, 'player-back');
  await page.goto(course);
  const needed = said('common:minutes', { count: 10 });
  const clocks = [2, 3, 4, 5].map((minutes) => said('learning:clock.counted', { minutes, needed }));
  await page
    .getByRole('complementary')
    .getByText(new RegExp(clocks.join('|')))
    .waitFor();
  await page.context().close();
});

test('where the browser keeps nothing on the device the learner is told, and nothing is lost', async () => {
  const page = await signInAs(browser, server.origin, 'mentor');
  await page.context().addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
    Object.defineProperty(Storage.prototype, 'setItem', { value: refuse });
  });
  await open(page, said('learning:decide.register'));
  await notice(page).getByText(said('scorm:player.unkept')).waitFor();
  await lookAt(page, 'player-unkept');

  // Saved at once: a tab that is killed a moment later has nothing to lose.
  const commits = () => server.output().split('/__rte/commit"').length;
  const [patience, before] = [{ timeout: 4000 }, commits()];
  await turn(page);
  await vi.waitUntil(() => commits() > before, patience);
  const committed = commits();
  await partOf(page)
    .locator('body')
    .evaluate(() => {
      const api = (parent as unknown as { API: { LMSSetValue(name: string, value: string): string } }).API;
      api.LMSSetValue('cmi.suspend_data', 'not committed');
    });
  await vi.waitUntil(() => commits() > committed, patience);
  await page.context().setOffline(true);
  await turn(page);
  await notice(page).getByText(pieceOf('scorm:player.unkeptWaiting')).waitFor();

  // Leaving is asked about while something is not saved; staying, everything is sent.
  const asked: string[] = [];
  page.on('dialog', (dialog) => (asked.push(dialog.type()), void dialog.dismiss()));
  await page.evaluate(() => location.assign('/courses')).catch(() => undefined);
  await vi.waitUntil(() => asked.length > 0, { timeout: 10_000 });
  expect(asked).toEqual(['beforeunload']);
  await page.context().setOffline(false);
  await notice(page).getByText(pieceOf('scorm:player.unkept')).waitFor({ timeout: 30_000 });
  await killTab(page);

  const again = await signInAs(browser, server.origin, 'mentor');
  await open(again, said('common:continue'));
  await isOnPage(again, 3);
  await again.context().close();
});
