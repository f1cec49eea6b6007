import type { Answer, Exchange, Headers } from './exchange.ts';
import { Refused } from './refused.ts';
import { decodePart } from './target.ts';

/** `parts` are the groups of the pattern, decoded; a group that took no part is empty. */
type Handler = (exchange: Exchange, parts: string[]) => void | Promise<void>;
export type Route = { methods: readonly string[]; pattern: RegExp; run: Handler };

/** Routes of one host, or of one part of it. */
export type Site = {
  routes: readonly Route[];
  /** On every answer of it; more exact headers of one answer win. */
  headers: Headers;
  /** Cost of a request in the bucket of its address. */
  cost: number;
  /** The one turn from error to answer; null for a fault of ours. */
  answerTo(error: unknown, exchange: Exchange): Answer | null;
};

/** Patterns match the whole path as sent, never a part of it. `GET` answers HEAD too, unless HEAD has its own. */
export function route(methods: string, pattern: RegExp, run: Handler): Route {
  if (!/^\^.*\$$/s.test(pattern.source)) throw new Error(`the pattern ${pattern.source} is open at an end`);
  const named = methods.split(' ');
  return { methods: methods === 'GET' ? ['GET', 'HEAD'] : named, pattern, run };
}

/** Throws Refused where no pattern meets the path (404) or none with this method does (405, RFC 9110 §15.5.6). */
export function findRoute({ routes }: Site, { method, path }: Exchange): { run: Handler; parts: string[] } {
  const allowed = new Set<string>();
  for (const { methods, pattern, run } of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    if (methods.includes(method))
      return { run, parts: match.slice(1).map((part) => decodePart(part ?? '') ?? '') };
    for (const each of methods) allowed.add(each);
  }
  throw allowed.size > 0
    ? new Refused('method_refused', { Allow: [...allowed].join(', ') })
    : new Refused('not_found');
}
