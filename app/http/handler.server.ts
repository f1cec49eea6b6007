import { createHash } from 'node:crypto';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { loggedPath } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { SHOWN_AGAIN } from '#app/shown-again.ts';
import { readableCookies } from './cookies.server.ts';
import { answeringFaults } from './faults.server.ts';
import { dropKept, findKept } from './kept-form.server.ts';
import { createErrorHandler, createPageHandler } from './page-handler.server.ts';
import { mayClear } from './said.server.ts';
import { withoutRedirect } from './script-actions.server.ts';
import { statusOf } from './statuses.server.ts';
import { withoutPage } from './without-page.server.ts';

const SHOWN_AGAIN_HASH = `sha256-${createHash('sha256').update(SHOWN_AGAIN).digest('base64')}`;

/** Strict: no script but our own files and one line, no frame but the content origin's, nobody may frame us. */
export function securityHeaders({
  appOrigin,
  contentOrigin,
  secure,
  mux,
}: Platform['settings']): Record<string, string> {
  // Pictures of Mux's own service come from there; those of mux-local through us.
  const pictures = mux ? ' https://*.mux.com' : '';
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self' '${SHOWN_AGAIN_HASH}'`,
      "img-src 'self' data:",
      `connect-src 'self' ${appOrigin.replace(/^http/, 'ws')}${pictures}`,
      `media-src 'self' blob:${pictures}`,
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `frame-src ${contentOrigin}`,
      // A form may lead on to the launch page, nowhere else.
      `form-action 'self' ${appOrigin}`,
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Permissions-Policy': `camera=(), microphone=(), geolocation=(), unload=(self "${contentOrigin}")`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/** Stricter headers of a route for its own answer. */
const OF_A_ROUTE = ['Content-Security-Policy', 'Permissions-Policy'];

export type AppHandler = (request: Request, remote: string) => Promise<Response>;

/** Request in, response out: the whole of the app origin but its static files. */
export function createAppHandler(
  platform: Platform,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
): AppHandler {
  // In development routes come and go with each change.
  const remix =
    typeof build === 'function' ? createRequestHandler(build, mode) : createPageHandler(build, mode);
  const drawError = createErrorHandler(build, mode);
  const headers = securityHeaders(platform.settings);
  return async (request, remote) => {
    const started = performance.now();
    // Remix compares Origin with these two; ours is compared below with the one that is set.
    request.headers.set('host', new URL(platform.settings.appOrigin).host);
    request.headers.delete('x-forwarded-host');
    if (request.headers.has('cookie'))
      request.headers.set('cookie', readableCookies(request.headers.get('cookie')));
    const { context, response } = await answeringFaults(platform, request, remote, remix, async (known) => {
      const refused = refusedCode(request, platform.settings.appOrigin);
      if (refused)
        return new Response(translatorFor(known.locale)(`errors:${refused}`), { status: statusOf(refused) });
      known.kept = await findKept(known, request);
      const answer = await withoutPage(request, known, await remix(request, known), drawError);
      await dropKept(known, request, answer.status);
      return withoutRedirect(request, answer);
    });
    for (const [name, value] of Object.entries(headers))
      if (!OF_A_ROUTE.includes(name) || !response.headers.has(name)) response.headers.set(name, value);
    for (const cookie of context.cookies.filter((each) => mayClear(each, response)))
      if (!response.headers.getSetCookie().some((set) => set.split('=')[0] === cookie.split('=')[0]))
        response.headers.append('Set-Cookie', cookie);
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
    // Answers for our scripts are no pages for a browser to show.
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    if (isJson && !response.headers.has('Content-Disposition'))
      response.headers.set('Content-Disposition', 'attachment; filename="api.json"');
    response.headers.set('X-Request-Id', context.ctx.requestId);
    platform.log.info({
      request: context.ctx.requestId,
      method: request.method,
      path: loggedPath(new URL(request.url).pathname),
      status: response.status,
      person: context.ctx.actor?.opaqueId,
      remote: shortenedRemote(remote),
      ms: Math.round(performance.now() - started),
    });
    return response;
  };
}

/** Why a request does not come as far as a page; null where it does. */
function refusedCode(request: Request, appOrigin: string): 'cross_site' | 'address_malformed' | null {
  if (isCrossSite(request, appOrigin)) return 'cross_site';
  // Remix takes it for a question of its scripts of old, which no page of ours loads, and logs it as a fault.
  return new URL(request.url).searchParams.has('_data') ? 'address_malformed' : null;
}

/** RFC 8058: a mail program posts here by itself; what is in the address is the right to do it, and no cookie counts. */
const isOneClick = (request: Request): boolean =>
  request.method === 'POST' && /^\/unsubscribe\/[^/]+\/now$/.test(new URL(request.url).pathname);

/** Anything that may change something must come from our own pages; a browser always says where a post comes from. */
function isCrossSite(request: Request, appOrigin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || isOneClick(request)) return false;
  return request.headers.get('origin') !== appOrigin;
}
