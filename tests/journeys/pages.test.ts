import { mkdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { violations } from '#tests/support/accessibility.ts';
import { NONE_IN_THE_BACKGROUND } from '#tests/support/browser.ts';
import { openJourney } from '#tests/support/journey.ts';
import { signInOn } from '#tests/support/pages.ts';

// Two pages are looked through at once.
const { server, browser } = await openJourney(NONE_IN_THE_BACKGROUND);
let course: string;
beforeAll(async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/courses`);
  course = (await page.locator('.rows a.cover').first().getAttribute('href'))!;
  await page.close();
});

/** The author's oldest course: a package. */
const PACKAGED = '.rows li:last-child a.cover';

/** Every kind of page, by who sees it; links are followed, one after the other, where an address is only known there. */
const PAGES: [email: string | null, paths: () => string[], follow?: [from: string, ...links: string[]][]][] =
  [
    [
      null,
      () => [
        '/',
        '/courses',
        course,
        '/sign-in',
        '/register',
        '/forgot',
        '/verify',
        '/verify/AAAA-BBBB-CCCC',
        '/mail',
        '/nowhere',
        '/courses?q=zzzz',
        '/webinars',
      ],
    ],
    [
      'doctor',
      () => [
        '/',
        '/courses',
        course,
        '/credit',
        '/credit/activities',
        '/credit/certificates',
        '/credit/reminders',
        '/credit/activities/new',
        '/profile',
        '/profile/password',
        '/record',
      ],
      [
        ['/credit/activities', '#elsewhere ~ .rows li:nth-child(1) a.cover'],
        ['/credit/activities', '#elsewhere ~ .rows li:nth-child(2) a.cover'],
      ],
    ],
    [
      'mentor',
      () => ['/mentor/home', '/credit', '/record', '/webinars', '/mentor', '/mentor/webinars/new'],
      [
        ['/webinars', '.rows a.cover'],
        ['/mentor', '.rows a.cover'],
        ['/mentor', '.rows a.cover', 'a[href$="/slides"]'],
      ],
    ],
    [
      'author',
      () => ['/author/home', '/author/results', '/author', '/author/upload'],
      [
        ['/author', '.rows a.cover'],
        ['/author', '.rows a.cover', 'a[href$="/accreditation"]'],
        ['/author', PACKAGED],
        ['/author', PACKAGED, 'a[href*="/author/packages/"]'],
        ['/author', PACKAGED, 'a[href*="/author/packages/"][lang=lv]', 'a[href$="/attempts"]'],
        [
          '/author',
          PACKAGED,
          'a[href*="/author/packages/"][lang=lv]',
          'a[href$="/attempts"]',
          '.table tbody a',
        ],
        [
          '/author',
          PACKAGED,
          'a[href*="/author/packages/"][lang=lv]',
          'a[href$="/attempts"]',
          'a[href$="/questions"]',
        ],
      ],
    ],
    [
      'association',
      () => [
        '/',
        '/associations/parauga-lauku-arsti',
        '/associations/parauga-lauku-arsti/inbox',
        '/associations/parauga-lauku-arsti/members',
        '/associations/parauga-lauku-arsti/join-requests',
        '/associations/parauga-lauku-arsti/cycles',
        '/associations/parauga-lauku-arsti/applications',
        '/associations/parauga-lauku-arsti/courses',
        '/associations/parauga-lauku-arsti/rules',
        '/associations/parauga-lauku-arsti/exports',
        '/associations/parauga-lauku-arsti/statistics',
        '/associations/parauga-lauku-arsti/list',
        '/associations/parauga-lauku-arsti/tools',
      ],
      [
        ['/associations/parauga-lauku-arsti/activities', '.table tbody a'],
        ['/associations/parauga-lauku-arsti/applications', '.rows a.cover'],
        ['/associations/parauga-lauku-arsti/members', '#list .table tbody tr:nth-child(2) th a'],
        [
          '/associations/parauga-lauku-arsti/members',
          '#list .table tbody tr:nth-child(2) th a',
          'a[href$="/activities/new"]',
        ],
        [
          '/associations/parauga-lauku-arsti/members',
          '#list .table tbody tr:nth-child(2) th a',
          'a[href$="/record"]',
        ],
        [
          '/associations/parauga-lauku-arsti/members',
          '#list .table tbody tr:nth-child(2) th a',
          'a[href$="/record"]',
          '.timeline a',
        ],
        ['/associations/parauga-lauku-arsti/courses', '.rows a.cover'],
      ],
    ],
    [
      'admin',
      () => ['/admin/health', '/admin/people', '/admin/work', '/admin/records', '/admin/tools'],
      [['/admin/records', '.timeline a']],
    ],
  ];

/**
 * The two languages with the longest words; each page is seen narrow and dark, wide and light. axe is most of the time
 * and finds the same in each: it looks at a page once, narrow in one language or wide in the other.
 */
const LANGUAGES = [
  ['be', 0],
  ['fi', 1],
] as const;
const LOOKS = [
  { width: 320, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
] as const;

/** SCREENSHOTS=folder keeps a picture of each page, for eyes. */
const pictures = process.env['SCREENSHOTS'];

// Two at a time: a browser draws while another page is looked through.
test.concurrent.each(LANGUAGES)(
  '%s: nothing scrolls sideways, one h1, one beacon at most, no violation',
  async (language, turn) => {
    let visits = 0;
    for (const [email, paths, follow = []] of PAGES) {
      const context = await browser.newContext({ locale: language, reducedMotion: 'reduce' });
      const page = await context.newPage();
      if (email) await signInOn(page, server.origin, email);
      const visit = async (path: string) => {
        await page.goto(`${server.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        const axe = visits++ % 2 === turn ? LOOKS[turn] : null;
        for (const look of LOOKS) {
          const { width, scheme } = look;
          const name = `${email ?? 'public'} ${path} ${width} ${scheme}`;
          await page.emulateMedia({ colorScheme: scheme });
          await page.setViewportSize({ width, height: 900 });
          expect([name, look === axe ? await violations(page) : []]).toEqual([name, []]);
          const { wide, headings, beacons, lang, twice, trail, title } = await page.evaluate(() => ({
            twice: [...document.querySelectorAll('[id]')]
              .map(({ id }) => id)
              .filter((id, i, ids) => ids.indexOf(id) !== i),
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            headings: document.querySelectorAll('h1').length,
            beacons: document.querySelectorAll('.button.beacon').length,
            lang: document.documentElement.lang,
            title: document.title,
            // A name is as long as somebody's name is.
            trail: [...document.querySelectorAll('.breadcrumb a')].map((link) => {
              link.textContent = 'x'.repeat(60);
              return document.documentElement.scrollWidth - document.documentElement.clientWidth;
            }),
          }));
          expect([name, wide, headings, lang]).toEqual([name, 0, 1, language]);
          expect([name, twice]).toEqual([name, []]);
          expect(title, `${name}: its title`).toMatch(path === '/' ? /Majakka$/ : /. · Majakka$/);
          expect([name, trail.filter((pixels) => pixels > 0)]).toEqual([name, []]);
          expect(beacons, `${name}: beacons`).toBeLessThanOrEqual(1);
          if (pictures) {
            mkdirSync(pictures, { recursive: true });
            const file = `${email ?? 'public'}${path.replace(/[^a-z0-9]+/gi, '-')}.${language}-${width}-${scheme}.png`;
            await page.screenshot({ path: `${pictures}/${file}`, fullPage: true });
          }
        }
      };
      for (const path of paths()) await visit(path);
      for (const [from, ...links] of follow) {
        let path = from;
        for (const link of links) {
          await page.goto(server.origin + path);
          path = (await page.locator(link).first().getAttribute('href'))!;
        }
        await visit(path);
      }
      await context.close();
    }
  },
  480_000,
);
