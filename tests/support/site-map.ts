import type { Page } from 'playwright-core';
import { type MadePlaces, PASSWORD } from './made-places.ts';
import { sendSignIn, signInOn } from './pages.ts';

/**
 * A page, and those whose addresses it alone knows: an address, one below that of the page above (`./`), or the selector of a
 * link on it.
 */
export type Place = string | { at: string; under: Place[] };

const page = (at: string, ...under: Place[]): Place => ({ at, under });

/** Who sees which pages; `arrives`: what happens before the first of them. */
export type Visit = { who: string; arrives(page: Page, origin: string): Promise<void>; places: Place[] };

const ASSOCIATION = '/associations/parauga-lauku-arsti';
/** The author's oldest course: a package. */
const PACKAGED = '.rows li:last-child a.cover';
const NATIVE = '.rows a.cover';
const ELSEWHERE = '#elsewhere ~ .rows';
const MEMBER = '#list th a:has-text("Ilze")';

const signedIn = (who: string, places: Place[]): Visit => ({
  who,
  arrives: (page, origin) => signInOn(page, origin, who),
  places,
});

/** Every kind of page. */
export const siteMap = ({ course, native, launch, meeting, certificate }: MadePlaces): Visit[] => [
  {
    who: 'public',
    arrives: async () => undefined,
    places: [
      '/',
      '/courses',
      course,
      '/sign-in',
      '/register',
      '/forgot',
      '/verify',
      '/verify/AAAA-BBBB-CCCC',
      page(
        '/mail',
        'a[href*="/confirm/"]',
        'a[href*="/reset/"]',
        // That of the old address: at the new one its person has to be signed in.
        '.card:has-text("newcomer@majakka.test,") a[href*="/email/"]',
        'a[href*="/unsubscribe/"]',
        page('a[href*="/reviews/"]', 'a[href*="/preview/"]'),
        page('.card:has(a[href*="/reviews/"]) ~ .card a[href*="/reviews/"]', 'a[href*="/preview/"]'),
      ),
      '/nowhere',
      '/courses?q=zzzz',
      '/webinars',
      '/privacy',
      '/help',
    ],
  },
  {
    who: 'registering',
    async arrives(page, origin) {
      await page.request.post(`${origin}/register`, {
        form: { name: 'Jauna Kolēģe', email: `${crypto.randomUUID()}@majakka.test`, password: PASSWORD },
        headers: { origin },
      });
    },
    places: ['/register/sent'],
  },
  {
    who: 'halfway-in',
    arrives: (page, origin) => sendSignIn(page.request, origin, 'officer'),
    places: ['/sign-in/second-step'],
  },
  {
    who: 'newcomer',
    arrives: (page, origin) => sendSignIn(page.request, origin, 'newcomer', PASSWORD),
    places: [
      '/',
      '/welcome/about',
      '/welcome/association',
      '/welcome/programme',
      '/colleagues',
      '/credit',
      '/my-courses',
      '/my-webinars',
      '/profile/email',
    ],
  },
  signedIn('doctor', [
    '/',
    '/courses',
    course,
    page(native, 'a[href*="/learn/"]'),
    launch,
    meeting,
    '/my-courses',
    '/my-webinars',
    '/past-webinars',
    page('/webinars', page(NATIVE, './room', './test')),
    '/credit',
    page('/credit/activities', `${ELSEWHERE} li:nth-child(1) a`, `${ELSEWHERE} li:nth-child(2) a`),
    '/credit/certificates',
    '/credit/reminders',
    '/credit/activities/new',
    '/profile',
    '/profile/password',
    '/profile/email',
    '/profile/notifications',
    '/profile/security',
    '/profile/security/app',
    '/profile/confirm',
    '/profile/delete',
    '/record',
    page('/colleagues', 'a[href^="/pairs/"]', page('a[href^="/mentoring/"]', 'a[href$="/mentee"]')),
    page('/consultations', 'a[href^="/consultations/"].cover'),
    '/consultations/new',
    page('/library', '.rows a.cover'),
  ]),
  signedIn('mentor', [
    '/mentor/home',
    '/credit/certificates',
    certificate,
    '/credit',
    '/record',
    '/colleagues',
    '/webinars',
    page(
      '/mentor',
      page('.rows a.cover', 'a[href$="/slides"]', 'a[href$="/studio"]', './attendance', './recording'),
    ),
    '/mentor/webinars/new',
    page('/consultations', 'a[href^="/consultations/"].cover'),
    '/consultations/answering',
    '/topics',
  ]),
  signedIn('author', [
    '/author/home',
    page('/author/results', 'a[href^="/evaluations/"]'),
    page(
      '/author',
      page(
        NATIVE,
        'a[href$="/accreditation"]',
        'a[href$="/learners"]',
        'a[href$="/questions"]',
        'a[href^="/previews/"]',
      ),
      page(
        PACKAGED,
        'a[href$="/texts"]',
        'a[href$="/learners"]',
        'a[href$="/accreditation"]',
        page('a[href*="/author/packages/"]', 'a[href^="/previews/"]'),
        page(
          'a[href*="/author/packages/"][lang=lv]',
          page('a[href$="/attempts"]', '.table tbody a', 'a[href$="/questions"]'),
        ),
      ),
    ),
    '/author/upload',
    page('/author/imports', '.rows a.cover'),
    '/topics',
  ]),
  signedIn('association', [
    '/',
    ASSOCIATION,
    `${ASSOCIATION}/inbox`,
    page(
      `${ASSOCIATION}/members`,
      page(
        MEMBER,
        'a[href$="/activities/new"]',
        page('a[href$="/record"]', '.timeline a'),
        page('a[href*="/evidence/"]:has-text("kongress")', 'a[href$="/correct"]'),
      ),
    ),
    `${ASSOCIATION}/join-requests`,
    `${ASSOCIATION}/cycles`,
    page(`${ASSOCIATION}/applications`, '.rows a.cover'),
    page(`${ASSOCIATION}/courses`, '.rows a.cover'),
    page(`${ASSOCIATION}/rules`, '.rows a.cover'),
    page(`${ASSOCIATION}/messages`, '.rows a.cover'),
    `${ASSOCIATION}/messages/new`,
    page(`${ASSOCIATION}/activities`, '.table tbody a'),
    page(`${ASSOCIATION}/mentoring`, '.rows a.cover'),
    `${ASSOCIATION}/consultations`,
    `${ASSOCIATION}/exports`,
    `${ASSOCIATION}/findings`,
    `${ASSOCIATION}/statistics`,
    `${ASSOCIATION}/list`,
    `${ASSOCIATION}/tools`,
  ]),
  signedIn('admin', [
    '/admin/health',
    '/admin/people',
    '/admin/work',
    '/admin/storage',
    page('/admin/records', '.timeline a'),
    '/admin/tools',
  ]),
];
