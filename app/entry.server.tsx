import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { translationsFor } from './i18n/translate.server.ts';

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
  const html = renderToString(
    <I18nextProvider i18n={translationsFor(context.locale)}>
      <RemixServer context={remix} url={request.url} />
    </I18nextProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Language', context.locale);
  return new Response(`<!doctype html>${html}`, { status, headers });
}

export function handleError(
  error: unknown,
  { context, request }: { context: AppLoadContext; request: Request },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const fault = error instanceof Error ? error.stack : String(error);
  context.ctx.log.error({ request: context.ctx.requestId, error: fault }, 'page failed');
}
