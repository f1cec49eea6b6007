import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Failure } from './http/error-response.server.ts';
import type { FormAnswer } from './http/forms.server.ts';
import { retryAfter } from './http/statuses.server.ts';
import { translationsFor } from './i18n/translate.server.ts';
import type { FoundForm } from '#app/http/kept-form.server.ts';
import { Drawn, type Drawing, findRefused, isAllDrawn, isKept, RefusedContext } from './ui/refused.tsx';

/** Pages are whole when they leave: no script is needed to read or to use them. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const [error] = Object.values(remix.staticHandlerContext.errors ?? {});
  if (error !== undefined)
    context.failed =
      (isRouteErrorResponse(error) && (error.data as { code?: string } | null)?.code) ||
      (status < 500 ? 'not_found' : 'unexpected');
  else if (context.kept) putBack(context.kept, remix);
  const html = draw(request, remix, context.locale);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Language', context.locale);
  for (const [name, value] of Object.entries(retryOf(remix))) headers.set(name, value);
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/** As if its page had just refused it, so that each form shows again what was typed. */
function putBack(
  { values, partly, goesOn }: FoundForm,
  { staticHandlerContext: drawing }: EntryContext,
): void {
  const code = partly ? 'form_kept_partly' : 'form_kept';
  const answer: FormAnswer = { fields: {}, failure: { code, facts: goesOn ? { goesOn: 1 } : {} }, values };
  const { id } = drawing.matches.at(-1)!.route;
  drawing.actionData = { [id]: answer };
}

/** The page; where a form was refused, the page once more, with links to what is wrong, and at its head what no form of it shows. */
function draw({ url, method }: Request, remix: EntryContext, locale: string): string {
  // Without what Remix would stream to a script of its own: it lets itself be drawn once alone with it.
  const context: EntryContext = { ...remix };
  delete context.serverHandoffStream;
  const drawn = new Drawn();
  const drawWith = (drawing: Drawing) =>
    renderToString(
      <I18nextProvider i18n={translationsFor(locale)}>
        <RefusedContext.Provider value={drawing}>
          <RemixServer context={context} url={url} />
        </RefusedContext.Provider>
      </I18nextProvider>,
    );
  const state = findRefused(Object.values(remix.staticHandlerContext.actionData ?? {}));
  // A page in place of the one that a form was sent to has refused it too.
  const isFailed = method === 'POST' && remix.staticHandlerContext.errors !== null;
  const wasRefused = isFailed || (state !== null && !isKept(state));
  const html = drawWith({ drawn, isRefused: wasRefused, lost: null });
  const lost = state && !isAllDrawn(state, drawn) ? { state, drawn } : null;
  // A filter or a file request shows its own refusal.
  const isRefused = wasRefused || (!state && drawn.isFailureSaid);
  const isDrawnAgain = lost !== null || isRefused !== wasRefused || drawn.wrong.size > 0;
  return isDrawnAgain ? drawWith({ drawn: new Drawn(), isRefused, lost, wrong: drawn.wrong }) : html;
}

/** Remix takes no header of an answer into its page by itself: when to try again is read from what the page says. */
function retryOf({ staticHandlerContext: { errors, actionData } }: EntryContext): Record<string, string> {
  const failures = [
    ...Object.values(errors ?? {}).map((error) => (isRouteErrorResponse(error) ? error.data : null)),
    ...Object.values(actionData ?? {}).map((answer) => answer?.failure),
  ] as (Failure | null | undefined)[];
  const said = failures.find((failure) => failure?.code && failure.facts);
  return said ? retryAfter(said.code, said.facts) : {};
}

export function handleError(
  error: unknown,
  { context, request }: { context: AppLoadContext; request: Request },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const fault = error instanceof Error ? error.stack : String(error);
  context.ctx.log.error({ request: context.ctx.requestId, error: fault }, 'page failed');
}
