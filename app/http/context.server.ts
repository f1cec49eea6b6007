import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { identify } from '#app/domains/accounts/identify.server.ts';
import { chooseLocale, isLocale, type Locale } from '#app/i18n/locales.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { failWith } from './error-response.server.ts';

/** What one request carries through all its loaders and its action. */
export type RequestContext = {
  ctx: Ctx;
  locale: Locale;
  timeZone: string;
  /** Cookies that identification and the choice of a language want to set. */
  cookies: string[];
  /** Address that the request came from, for limits on tries. */
  remote: string;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

const LANGUAGE_COOKIE = 'language';
const YEAR = 365 * 86_400;

/** Who is asking, in which language, when: read once per request. */
export async function contextFor(
  platform: Platform,
  request: Request,
  remote: string,
): Promise<RequestContext> {
  const cookies: string[] = [];
  const header = request.headers.get('cookie') ?? '';
  const { actor, cookie } = await identify(platform, header);
  if (cookie) cookies.push(cookie);

  const asked = new URL(request.url).searchParams.get('lang');
  if (isLocale(asked))
    cookies.push(
      `${LANGUAGE_COOKIE}=${asked}; Path=/; Max-Age=${YEAR}; SameSite=Lax${platform.settings.secure ? '; Secure' : ''}`,
    );
  const remembered = /(?:^|;\s*)language=([a-z]{2})/.exec(header)?.[1];
  const locale = chooseLocale(
    isLocale(asked) ? asked : remembered,
    actor?.locale,
    request.headers.get('accept-language') ?? '',
  );
  const ctx: Ctx = { ...platform, now: new Date(), requestId: newId(), actor, remote };
  return { ctx, locale, timeZone: actor?.timeZone ?? 'Europe/Helsinki', cookies, remote };
}

/** What the browser brings, for what knows a device by its cookie. */
export const cookiesOf = (request: Request): string => request.headers.get('cookie') ?? '';

export const settingCookies = (...cookies: string[]): [string, string][] =>
  cookies.map((cookie) => ['Set-Cookie', cookie]);

/** Runs a loader's work; what a verb throws becomes the right answer. */
export async function answering<T>(
  { request, context }: { request: Request; context: RequestContext },
  work: (ctx: Ctx, context: RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await work(context.ctx, context);
  } catch (error) {
    throw failWith(error, request);
  }
}
