import { type Failure, failureJson } from './error-response.server.ts';
import type { RequestContext } from './context.server.ts';
import { isScript } from './script-actions.server.ts';
import { retryAfter, statusOf } from './statuses.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/** Whether a browser shows the answer as a page; pictures, players and scripts ask for something else. */
const isNavigation = (request: Request): boolean =>
  (request.headers.get('accept') ?? '').includes('text/html');

/**
 * Answers in place of Remix where an address that has no page of its own, such as a download, has failed: with the error page where
 * a browser would show it, else with the sentence, as JSON where a script asked for that. `drawError` draws the page.
 */
export async function withoutPage(
  request: Request,
  context: RequestContext,
  answer: Response,
  drawError: (request: Request, context: RequestContext) => Promise<Response>,
): Promise<Response> {
  const failure = failureOf(request, context, answer);
  if (!failure) return answer;
  await answer.body?.cancel();
  const { code, facts } = failure;
  if (isNavigation(request)) return drawError(request, { ...context, refused: failure });
  const [status, headers] = [statusOf(code), retryAfter(code, facts)];
  if (isScript(request)) return failureJson({ ...failure, fields: {}, status, headers }, context.locale);
  return new Response(`${translatorFor(context.locale)(`errors:${code}`, facts)}\n`, { status, headers });
}

/** Null for everything but what Remix says in its own words, which are not for people. */
function failureOf({ method }: Request, { refused }: RequestContext, answer: Response): Failure | null {
  const isRead = method === 'GET' || method === 'HEAD';
  const isRemix = answer.headers.has('X-Remix-Error') || answer.headers.get('Content-Type') === 'text/plain';
  if (!isRead || answer.status < 400 || !isRemix) return null;
  if (answer.status >= 500 && !refused) return { code: 'unexpected', facts: {} };
  // An address that only takes forms is none that can be opened.
  return refused ?? { code: 'not_found', facts: {} };
}
