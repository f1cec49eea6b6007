import type { Page } from 'playwright-core';
import { openBrowser } from '#tests/support/browser.ts';
import { withServer } from './product.ts';
import { report } from './report.ts';

/** Bytes over the wire and requests of one page with an empty cache; `counts` says which addresses are meant. */
async function weigh(page: Page, go: () => Promise<unknown>, counts: (url: string) => boolean) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  let requests = 0;
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!counts(request.url())) return;
    requests++;
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  await go();
  await page.waitForTimeout(2500);
  return { requests, bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) };
}

/** A cold load in a real browser: catalogue, and the player without the package's own files. Beside: Moodle's figures. */
export async function cold(): Promise<void> {
  const browser = await openBrowser();
  await withServer(async ({ origin }) => {
    const page = await browser.newPage({ locale: 'en' });
    const catalogue = await weigh(
      page,
      () => page.goto(`${origin}/courses`),
      () => true,
    );
    report('cold, catalogue', catalogue.bytes / 1000, 'kB', 1186);
    report('cold, catalogue, requests', catalogue.requests, 'requests', 18);
    await page.goto(`${origin}/sign-in`);
    await page.fill('.form input[name=email]', 'doctor@majakka.test');
    await page.fill('.form input[name=password]', 'majakka-demo');
    await page.click('.form button');
    await page.goto(`${origin}/courses`);
    await page.locator('.rows a.cover').first().click();
    const ours = (url: string) => !url.includes('/l/') || /__player|__rte/.test(url);
    const player = await weigh(
      page,
      () => page.getByRole('button', { name: 'Register and begin' }).click(),
      ours,
    );
    report('cold, player', player.bytes / 1000, 'kB', 1243);
    report('cold, player, requests', player.requests, 'requests', 39);
  });
  await browser.close();
}
