import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { chooseLanguage } from '#app/domains/accounts/people/choose-language.server.ts';
import { identifyActor } from '#app/domains/accounts/sessions/identify-actor.server.ts';
import { chooseLocale, isLocale, type Locale } from '#app/i18n/locales.ts';
import type { ErrorCode } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { readableCookies } from './cookies.server.ts';
import type { FoundForm } from './kept-form.server.ts';
import type { Failure } from './error-response.server.ts';
import type { SaidOnPage } from './said.server.ts';

/** Context of one request, shared by its loaders and its action. */
export type RequestContext = {
  ctx: Ctx;
  locale: Locale;
  timeZone: string;
  /** Cookies that identification and the choice of a language want to set. */
  cookies: string[];
  /** Address that the request came from, for limits on tries. */
  remote: string;
  /** What this person sent from the page that is asked for, after their session had ended. */
  kept?: FoundForm | null;
  /** What was done for the page that is drawn in answer to the form itself. */
  said?: SaidOnPage;
  /** Code of what the page that was drawn says has failed, where it is not the page that was asked for. */
  failed?: string;
  /** The failure of a loader, for an address that has no page of its own to say it. */
  refused?: Failure;
  /** For the page of a fault alone: what it says, and what can be tried again. */
  fault?: { code: ErrorCode; again: Again };
};

/** `fields` of a form that can be sent once more, null where there is none. */
export type Again = { path: string; fields: [name: string, value: string][] | null };

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

const LANGUAGE_COOKIE = 'language';
const YEAR = 365 * 86_400;

/** The language of the answer, and the one asked for in the address. Needs no database, and says less without an account. */
export function languageOf(request: Request, account?: string): { asked: string | null; locale: Locale } {
  const asked = new URL(request.url).searchParams.get('lang');
  const remembered = /(?:^|;\s*)language=([a-z]{2})/.exec(request.headers.get('cookie') ?? '')?.[1];
  const accepted = request.headers.get('accept-language') ?? '';
  return { asked, locale: chooseLocale(isLocale(asked) ? asked : remembered, account, accepted) };
}

/** Who is asking, in which language, when: read once per request. */
export async function contextFor(
  platform: Platform,
  request: Request,
  remote: string,
): Promise<RequestContext> {
  const cookies: string[] = [];
  const header = readableCookies(request.headers.get('cookie'));
  const now = platform.clock();
  const { actor, cookie } = await identifyActor(platform, header, now);
  if (cookie) cookies.push(cookie);

  const { asked, locale } = languageOf(request, actor?.locale);
  if (isLocale(asked))
    cookies.push(
      `${LANGUAGE_COOKIE}=${asked}; Path=/; Max-Age=${YEAR}; SameSite=Lax${platform.settings.secure ? '; Secure' : ''}`,
    );
  const ctx: Ctx = {
    ...platform,
    now,
    requestId: newId(),
    actor,
    remote,
    userAgent: request.headers.get('user-agent') ?? '',
  };
  if (actor && isLocale(asked) && isChosenHere(request)) await chooseLanguage(ctx, asked);
  return { ctx, locale, timeZone: actor?.timeZone ?? DEFAULT_TIME_ZONE, cookies, remote };
}

/**
 * Whether somebody followed a link of our own page, as those of the menu of languages: an address with a language that another site or a mail leads to
 * shows that language and leaves the account alone (Fetch Metadata, which every browser of 2023 sends).
 */
const isChosenHere = (request: Request): boolean =>
  request.method === 'GET' &&
  request.headers.get('sec-fetch-site') === 'same-origin' &&
  request.headers.get('sec-fetch-mode') === 'navigate';

/** For a choice of the account's, which a language remembered from an address would hide. */
export const forgetLanguage = ({ secure }: Platform['settings']): string =>
  `${LANGUAGE_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Cookies of the request, for verbs that recognise a device by its cookie. */
export const cookiesOf = (request: Request): string => request.headers.get('cookie') ?? '';

export const settingCookies = (...cookies: string[]): [string, string][] =>
  cookies.map((cookie) => ['Set-Cookie', cookie]);
