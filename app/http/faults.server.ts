import type { ErrorCode } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { urls } from '#app/urls.ts';
import { type Again, contextFor, languageOf, type RequestContext } from './context.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { isScript } from './script-actions.server.ts';
import { secretsIn } from './secret-fields.server.ts';
import { failureJson, toFailure } from './error-response.server.ts';
import { retryAfter, statusOf } from './statuses.server.ts';

/** Errors that are neither the reader's doing nor about the thing they asked for, or that end with signing in. */
const FAULTS: ErrorCode[] = ['busy', 'database_away', 'outcome_unknown', 'unexpected', 'sign_in_required'];
const SPARE_BYTES = 256 * 1024;

type Draw = (request: Request, context: RequestContext) => Promise<Response>;

/**
 * Answers by `work`, or where it or the database fails, by a page of ours in the reader's language, with the small form
 * that was sent ready to be sent again; by JSON where a script asked for that. `draw` draws a page.
 */
export async function answeringFaults(
  platform: Platform,
  request: Request,
  remote: string,
  draw: Draw,
  work: (context: RequestContext) => Promise<Response>,
): Promise<{ context: RequestContext; response: Response }> {
  const spare = spareOf(request, platform.settings.appOrigin);
  let context = strangerTo(platform, request, remote);
  let code: ErrorCode;
  try {
    context = await contextFor(platform, request, remote);
    const response = await work(context);
    const failed = context.failed as ErrorCode | undefined;
    const scripted = isScript(request) && response.status >= 500 && !isJson(response);
    if (!scripted && (!failed || !FAULTS.includes(failed) || !spare)) {
      void spare?.body?.cancel().catch(() => undefined);
      for (const [name, value] of Object.entries(retryAfter(failed ?? 'unexpected')))
        response.headers.set(name, value);
      return { context, response };
    }
    code = failed ?? 'unexpected';
  } catch (error) {
    const known = toFailure(error);
    code = known?.code ?? 'unexpected';
    const words = { request: context.ctx.requestId, error: (error as Error).stack };
    if (known) platform.log.warn({ ...words, error: known.code }, 'the database is away or busy');
    else platform.log.error(words, 'request failed');
  }
  if (isScript(request)) return { context, response: asJson(code, context.locale) };
  const { pathname, search } = new URL(request.url);
  const again: Again = { path: pathname + search, fields: spare && (await fieldsOf(spare)) };
  const page = new Request(new URL(urls.fault(), request.url), { headers: request.headers });
  const response = await draw(page, { ...strangerTo(platform, request, remote), fault: { code, again } });
  for (const [name, value] of Object.entries(retryAfter(code))) response.headers.set(name, value);
  return { context, response };
}

const strangerTo = (platform: Platform, request: Request, remote: string): RequestContext => ({
  ctx: { ...platform, now: platform.clock(), requestId: newId(), actor: null, remote },
  locale: languageOf(request).locale,
  timeZone: DEFAULT_TIME_ZONE,
  cookies: [],
  remote,
});

const isJson = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').startsWith('application/json');

/** As a script is refused elsewhere. */
const asJson = (code: ErrorCode, locale: string): Response =>
  failureJson({ code, facts: {}, fields: {}, status: statusOf(code), headers: retryAfter(code) }, locale);

/** A second copy of a small form of our own page: the first is read by the action. */
function spareOf(request: Request, appOrigin: string): Request | null {
  const type = request.headers.get('content-type') ?? '';
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
  const small = bytes > 0 && bytes <= SPARE_BYTES && type.startsWith('application/x-www-form-urlencoded');
  const own = request.method === 'POST' && request.headers.get('origin') === appOrigin;
  return small && own && !isScript(request) ? request.clone() : null;
}

/** Null where the form cannot be read any more, or holds values that a page must not contain. */
async function fieldsOf(spare: Request): Promise<Again['fields']> {
  const text = await spare.text().catch(() => null);
  const fields = text === null ? [] : Array.from(new URLSearchParams(text));
  return fields.length > 0 && secretsIn(Object.fromEntries(fields)).length === 0 ? fields : null;
}
