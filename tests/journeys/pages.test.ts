import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { violations } from '#tests/support/accessibility.ts';
import { NONE_IN_THE_BACKGROUND } from '#tests/support/browser.ts';
import { openJourney } from '#tests/support/journey.ts';
import { EVERY_LOOK, LOOKS, PICTURES } from '#tests/support/looks.ts';
import { type MadePlaces, makePlaces } from '#tests/support/made-places.ts';
import { type Place, siteMap } from '#tests/support/site-map.ts';

// Two pages are looked through at once.
const { server, browser } = await openJourney(NONE_IN_THE_BACKGROUND);
let made: MadePlaces;
beforeAll(async () => {
  made = await makePlaces(browser, server.origin);
});

/** Pages that nobody comes to here, and why. */
const ELSEWHERE: Record<string, string> = {
  fault: 'nothing is there by address: drawn where a page failed',
  'recordings/:slug': 'needs pictures of a stream: tests/journeys/webinar.test.ts',
  'registrations/:registrationId/evaluation':
    'needs a course taken to its end: tests/journeys/main-job.test.ts',
};

/** Addresses of nothing. */
const UNKNOWN = ['/nowhere', '/verify/AAAA-BBBB-CCCC'];

/** Routes that draw a page, by their paths. */
const pages = routes
  .filter(({ file }) => readFileSync(`app/${file}`, 'utf8').includes('export default function'))
  .map(({ path = '' }) => path);
/** The pages of these addresses, the one with the fewest unknown parts first. */
const patterns = pages
  .filter((path) => path !== '*')
  .map((path) => ({ path, pattern: new RegExp(`^/${path.replaceAll(/:\w+/g, '[^/]+')}$`) }))
  .sort((a, b) => a.path.split(':').length - b.path.split(':').length);
const pageOf = (address: string): string =>
  patterns.find(({ pattern }) => pattern.test(new URL(address).pathname))?.path ?? '*';

/**
 * The two languages with the longest words. They take turns: a page is looked at in one of them, narrow and dark, wide and light, and by
 * axe, which is most of the time and finds the same in both, narrow in one language or wide in the other. A page that leads to others
 * is looked at in both. With EVERY_LOOK all are, in six looks, and by axe in each look of one language.
 */
const LANGUAGES = [
  ['be', 0],
  ['fi', 1],
] as const;

const visited = new Set<string>();
const counted = { visits: 0, looks: 0, faults: 0 };

/** What is wrong with a page as it stands. */
async function faultsOf(page: Page, language: string, byAxe: boolean): Promise<string[]> {
  const { wide, headings, beacons, lang, twice, trail, title } = await page.evaluate(() => ({
    twice: [...document.querySelectorAll('[id]')]
      .map(({ id }) => id)
      .filter((id, i, ids) => ids.indexOf(id) !== i),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
    beacons: [...document.querySelectorAll('.button.beacon')].filter((each) => each.checkVisibility()).length,
    lang: document.documentElement.lang,
    title: document.title,
    // A name is as long as somebody's name is.
    trail: [...document.querySelectorAll('.breadcrumb a')].map((link) => {
      const name = link.textContent;
      link.textContent = 'x'.repeat(60);
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      link.textContent = name;
      return wide;
    }),
  }));
  const isHome = new URL(page.url()).pathname === '/';
  return [
    ...(wide > 0 ? [`scrolls sideways by ${wide} pixels`] : []),
    ...(headings === 1 ? [] : [`${headings} h1`]),
    ...(lang === language ? [] : [`in ${lang}`]),
    ...twice.map((id) => `the id ${id} twice`),
    ...((isHome ? /Majakka$/ : /. · Majakka$/).test(title) ? [] : [`the title ${title}`]),
    ...trail.filter((pixels) => pixels > 0).map((pixels) => `a trail wider by ${pixels} pixels`),
    ...(beacons > 1 ? [`${beacons} beacons`] : []),
    ...(byAxe ? await violations(page) : []),
  ];
}

const atOf = (place: Place): string => (typeof place === 'string' ? place : place.at);

/** The address of a place that a page leads to; null where it has no such link. */
async function addressOf(page: Page, at: string): Promise<string | null> {
  if (at.startsWith('/')) return at;
  if (at.startsWith('./')) return new URL(page.url()).pathname + at.slice(1);
  const link = page.locator(at).first();
  return (await link.count()) > 0 ? link.getAttribute('href') : null;
}

// Two at a time: a browser draws while another page is looked through.
test.concurrent.each(LANGUAGES)(
  '%s: nothing scrolls sideways, one h1, one beacon at most, no violation',
  async (language, turn) => {
    let visits = 0;
    const faults: string[] = [];
    for (const { who, arrives, places } of siteMap(made)) {
      const context = await browser.newContext({ locale: language, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await arrives(page, server.origin);
      const visit = async (place: Place, address: string) => {
        const under = typeof place === 'string' ? [] : place.under;
        const isOwnTurn = visits++ % LANGUAGES.length === turn;
        if (!isOwnTurn && under.length === 0 && !EVERY_LOOK) return;
        const url = new URL(address, server.origin);
        url.searchParams.set('lang', language);
        const answer = await page.goto(url.href);
        const route = pageOf(page.url());
        const say = (about: string, fault: string) =>
          faults.push(`${who} ${route === '*' ? url.pathname : route} ${about}: ${fault}`);
        visited.add(route);
        if (!answer!.ok() && !UNKNOWN.includes(url.pathname)) say('answers', String(answer!.status()));
        counted.visits++;
        for (const look of LOOKS) {
          await page.emulateMedia({ colorScheme: look.scheme });
          await page.setViewportSize({ width: look.width, height: 900 });
          const byAxe = isOwnTurn && (EVERY_LOOK || look === LOOKS[turn]);
          for (const fault of await faultsOf(page, language, byAxe))
            say(`${look.width} ${look.scheme}`, fault);
          counted.looks++;
          if (PICTURES) {
            mkdirSync(PICTURES, { recursive: true });
            const file = `${who}-${route.replace(/[^a-z0-9]+/gi, '-')}-${visits}.${language}-${look.width}-${look.scheme}.png`;
            await page.screenshot({ path: `${PICTURES}/${file}`, fullPage: true });
          }
        }
        const next = await Promise.all(under.map((each) => addressOf(page, atOf(each))));
        for (const [i, each] of under.entries())
          if (next[i]) await visit(each, next[i]);
          else say('has no link', atOf(each));
      };
      for (const place of places) await visit(place, atOf(place));
      await context.close();
    }
    counted.faults += faults.length;
    expect(faults).toEqual([]);
  },
  EVERY_LOOK ? 3_000_000 : 480_000,
);

test('every page that somebody can come to is looked at', () => {
  const { visits, looks, faults } = counted;
  process.stdout.write(`${visited.size} pages at ${visits} addresses: ${looks} looks, ${faults} faults\n`);
  expect(pages.filter((path) => !visited.has(path)).toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
});
