import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

/**
 * Remix flattens and ranks all routes of its build several times in a request: with a hundred of them that is half of what a page
 * costs. So an address is given to a handler of the few routes that begin as it does; which of them it is, Remix decides.
 */
export function createPageHandler(build: ServerBuild, mode: string): RequestHandler {
  const beginnings = new Set(Object.values(build.routes).map((route) => beginningOf(route.path ?? '')));
  const handlers = new Map<string, RequestHandler>();
  return (request, context) => {
    const segment = segmentOf(new URL(request.url).pathname);
    const beginning = beginnings.has(segment) ? segment : ANY;
    let handler = handlers.get(beginning);
    if (!handler)
      handlers.set(beginning, (handler = createRequestHandler(routesThatBegin(build, beginning), mode)));
    return handler(request, context);
  };
}

/** Draws the error page at any address, as one that no other route is for. */
export const createErrorHandler = (
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
): RequestHandler =>
  createRequestHandler(
    typeof build === 'function'
      ? async () => routesThatBegin(await build(), ANY)
      : routesThatBegin(build, ANY),
    mode,
  );

/** Of routes whose first segment is a parameter or a splat: they may be meant by any address. */
const ANY = '*';

function beginningOf(path: string): string {
  const [first = ''] = path.toLowerCase().split('/');
  return first.startsWith(':') || first.includes('?') ? ANY : first;
}

/** As Remix reads it: decoded, in any case, and without what asks for the data of a page alone. */
function segmentOf(pathname: string): string {
  const [, raw = ''] = pathname.split('/');
  let segment = raw;
  try {
    segment = decodeURIComponent(raw);
  } catch {
    // Remix matches an address that cannot be decoded as it is.
  }
  segment = segment.toLowerCase().replace(/\.data$/, '');
  return segment === '_root' ? '' : segment;
}

function routesThatBegin(build: ServerBuild, beginning: string): ServerBuild {
  const begins = ({ path = '', parentId }: { path?: string; parentId?: string }): boolean =>
    parentId === undefined || [beginning, ANY].includes(beginningOf(path));
  const of = <T extends { path?: string; parentId?: string }>(routes: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(routes).filter(([, route]) => begins(route)));
  const { assets, routes } = build;
  return { ...build, routes: of(routes as never), assets: { ...assets, routes: of(assets.routes) } };
}
