import type { Frame, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { openJourney, publishPackage } from '#tests/support/journey.ts';
import { signInAs } from '#tests/support/pages.ts';
import { manifest, NS_2004, zip } from '#tests/support/packages.ts';
import type { RunningServer } from '#tests/support/server.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** A package that says nothing by itself: the test plays it. */
const SCO = `<!doctype html><html lang="en"><title>Large</title><script>
  for (let at = window; !window.API && at !== at.parent; ) { at = at.parent; window.API = at.API_1484_11; }
  API.Initialize('');
</script><p>Ready</p></html>`;
/** Incompressible data: the browser takes 64 KiB when a page is left, and this is more. */
const CHARS = 62_000;
const ANSWERS = 60;

/** How many commits the server has answered. */
const commitsOf = ({ output }: RunningServer): number => output().split('/__rte/commit"').length - 1;

async function scoOf(page: Page): Promise<Frame> {
  await page.frameLocator('iframe[data-player]').frameLocator('iframe').getByText('Ready').waitFor();
  return page.frames().find((frame) => frame.url().endsWith('index.html'))!;
}

test('a state larger than a browser sends from a page that goes away is there in another browser', async () => {
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest({ version: '2004 4th Edition', namespaces: NS_2004 }) },
    { path: 'index.html', content: SCO },
  ]);
  const course = await publishPackage(browser, server, archive, 'Large');
  const signIn = (name: string) => signInAs(browser, server.origin, name);

  // More than a beacon holds, then a little more at the very end: what goes is the packed difference.
  const first = await signIn('doctor');
  await first.goto(course);
  await first.getByRole('button', { name: said('learning:decide.register') }).click();
  await play(await scoOf(first), CHARS, ANSWERS);
  await first.waitForTimeout(6500); // the player saves every five seconds
  const state = await play(await scoOf(first), CHARS, 0);
  const before = commitsOf(server);
  await first.goto(`${server.origin}/courses`);
  // A browser that is closed in the same moment takes its last request with it; then the state waits on that device.
  await vi.waitUntil(() => commitsOf(server) > before, { timeout: 20_000 });
  await first.context().close();

  const second = await signIn('doctor');
  await second.goto(course);
  await second.getByRole('button', { name: said('common:continue') }).click();
  expect(await kept(await scoOf(second))).toEqual([state, String(ANSWERS), 900]);

  // All of it new and too large to go: this browser keeps it, hands it in when it is here again, and the doctor is asked.
  const late = await play(await scoOf(second), CHARS, ANSWERS + 20);
  await second.goto(course);
  await second.getByRole('button', { name: said('common:continue') }).click();
  await scoOf(second);
  await second.goto(course);
  await second.getByRole('button', { name: said('learning:late.use') }).click();
  await second.getByRole('button', { name: said('common:continue') }).click();
  expect(await kept(await scoOf(second))).toEqual([late, String(ANSWERS + 20), 900]);
  await second.context().close();
});

type Api = { SetValue(name: string, value: string): string; GetValue(name: string): string };

/** Sets random words that no packing makes small; answers the suspended state. */
async function play(sco: Frame, chars: number, answers: number): Promise<string> {
  const { state, refused } = await sco.evaluate(
    ([length, count]) => {
      const api = (window as unknown as { API: Api }).API;
      const random = (wanted: number): string =>
        Array.from({ length: Math.ceil(wanted / 1000) }, () =>
          Array.from(crypto.getRandomValues(new Uint8Array(1000)), (byte) =>
            String.fromCharCode(33 + (byte % 90)),
          ),
        )
          .flat()
          .slice(0, wanted)
          .join('');
      const suspended = random(length);
      const taken = [api.SetValue('cmi.suspend_data', suspended), api.SetValue('cmi.exit', 'suspend')];
      for (let n = 0; n < count; n++) {
        const name = `cmi.interactions.${n}`;
        taken.push(api.SetValue(`${name}.id`, `q${n}`), api.SetValue(`${name}.type`, 'long-fill-in'));
        taken.push(api.SetValue(`${name}.learner_response`, random(900)));
      }
      return { state: suspended, refused: taken.filter((answer) => answer !== 'true').length };
    },
    [chars, answers] as const,
  );
  expect(refused).toBe(0);
  return state;
}

const kept = (sco: Frame) =>
  sco.evaluate((last) => {
    const api = (window as unknown as { API: Api }).API;
    const answer = api.GetValue(`cmi.interactions.${last}.learner_response`);
    return [api.GetValue('cmi.suspend_data'), api.GetValue('cmi.interactions._count'), answer.length];
  }, ANSWERS - 1);
