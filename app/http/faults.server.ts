import type { ErrorCode } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { urls } from '#app/urls.ts';
import { type Again, contextFor, languageOf, type RequestContext } from './context.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { isScript } from './script-actions.server.ts';
import { type CameForm, leadToSignIn } from './kept-form.server.ts';
import { secretsIn } from './secret-fields.server.ts';
import { isUpload, readTexts } from './upload.server.ts';
import { failureJson, toFailure } from './error-response.server.ts';
import { retryAfter, statusOf } from './statuses.server.ts';

/** Errors that neither the reader nor the requested thing has caused. */
const FAULTS: ErrorCode[] = ['busy', 'database_away', 'outcome_unknown', 'unexpected'];
const SPARE_BYTES = 256 * 1024;

type Draw = (request: Request, context: RequestContext) => Promise<Response>;

/**
 * Answers with `work`; where a form arrived after its sender was signed out, with a redirect to the sign-in; where `work` or the database fails, with a
 * page of ours in the reader's language, with the small form that was sent ready to be sent again; with JSON where a script asked for it.
 * `draw` draws a page.
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
    if (failed === 'sign_in_required' && request.method === 'POST' && !isScript(request))
      return { context, response: await leadToSignIn(context, request, await cameForm(request, spare)) };
    const scripted = isScript(request) && response.status >= 500 && !isJson(response);
    if (!scripted && (!failed || !FAULTS.includes(failed) || !spare)) {
      spare?.leave();
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
  const again: Again = { path: pathname + search, fields: await fieldsOf(spare) };
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

type Spare = { read(): Promise<[name: string, value: string][] | null>; leave(): void };

/** A second copy of a small form of our own page: the first is read by the action. Null where it cannot be read any more. */
function spareOf(request: Request, appOrigin: string): Spare | null {
  const type = request.headers.get('content-type') ?? '';
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
  const small = bytes > 0 && bytes <= SPARE_BYTES && type.startsWith('application/x-www-form-urlencoded');
  const own = request.method === 'POST' && request.headers.get('origin') === appOrigin;
  if (!small || !own || isScript(request)) return null;
  const copy = request.clone();
  let text: Promise<string | null> | undefined;
  return {
    async read() {
      const whole = await (text ??= copy.text().catch(() => null));
      return whole === null ? null : Array.from(new URLSearchParams(whole));
    },
    leave: () => void copy.body?.cancel().catch(() => undefined),
  };
}

/** Null where there is none, or it holds values that a page must not contain. */
async function fieldsOf(spare: Spare | null): Promise<Again['fields']> {
  const fields = (await spare?.read()) ?? [];
  return fields.length > 0 && secretsIn(Object.fromEntries(fields)).length === 0 ? fields : null;
}

/** A form sent by somebody not signed in. Programs that ask first whether to send a body (RFC 9110 §10.1.1) are not read. */
async function cameForm(request: Request, spare: Spare | null): Promise<CameForm | null> {
  const fields = await spare?.read();
  if (fields) return { fields, hasFile: false };
  return isUpload(request) && !request.headers.has('expect') ? readTexts(request) : null;
}
