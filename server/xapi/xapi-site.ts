import { findLessonGrant } from '#app/domains/modules/recordings/find-lesson-grant.server.ts';
import { findLaunchGrant } from '#app/domains/scorm/record-store/find-launch-grant.server.ts';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import {
  type ClientAuthenticator,
  openClientAuthenticator,
} from '#app/domains/xapi/credentials/open-client-authenticator.server.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { type Exchange, JSON_FILE, answer } from '../../edge/exchange.ts';
import { type Site, route } from '../../edge/route.ts';
import { answerRefusal } from './lrs-refusals.ts';
import type { LrsAnswer } from './lrs-request.ts';
import { readLrsRequest } from './read-lrs-request.ts';
import { RESOURCES, aboutStore } from './resources.ts';

const METHODS = 'GET, HEAD, PUT, POST, DELETE';

/** CORS for content of other origins: authenticated by a header, never by a cookie. */
const CROSS_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Last-Modified, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through',
};

const PREFLIGHT = {
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version, X-Experience-API-Hash',
  'Access-Control-Max-Age': '86400',
};

const GUARD_HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' };

/** Documents and attachments are somebody else's: a browser never shows them as ours. */
const UNTRUSTED_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'attachment',
};

const isOwnType = (type: string | undefined): boolean => type === undefined || type === 'application/json';

/** The record store, by xAPI 1.0.3 and 2.0, at /xapi and /xapi/1.0.3. */
export function xapiSite(platform: Platform): { site: Site; stop(): Promise<void> } {
  const authenticator = openClientAuthenticator(platform, {
    launch: findLaunchGrant(platform),
    lesson: findLessonGrant(platform),
  });
  return {
    site: {
      headers: { ...CROSS_ORIGIN, ...GUARD_HEADERS },
      cost: 1,
      routes: [
        route('GET HEAD PUT POST DELETE OPTIONS PATCH', /^\/xapi(?:\/.*)?$/, (exchange) =>
          handleRequest(platform, authenticator, exchange),
        ),
      ],
      answerTo: (error, exchange) => answerRefusal(platform, exchange, error),
    },
    stop: () => authenticator.stop(),
  };
}

async function handleRequest(
  platform: Platform,
  authenticator: ClientAuthenticator,
  exchange: Exchange,
): Promise<void> {
  const { path, query, response } = exchange;
  const prefix = /^\/xapi\/1\.0\.3(?=\/|$)/.test(path) ? '/xapi/1.0.3' : '/xapi';
  const standard: Version = prefix === '/xapi' ? platform.settings.xapiVersion : '1.0.3';
  const resource = path.slice(prefix.length + 1).replace(/\/$/, '');
  response.setHeader('X-Experience-API-Version', standard);
  if (exchange.method === 'OPTIONS') return answer(exchange, { status: 204, headers: PREFLIGHT });
  // On every answer to a question about statements, refusals too, and read before them.
  if (resource === 'statements' && (exchange.method !== 'POST' || query.has('method')))
    response.setHeader(
      'X-Experience-API-Consistent-Through',
      (await platform.db.consistentThrough()).toISOString(),
    );
  const asked = await readLrsRequest(exchange, resource, prefix, standard);
  if (asked.version) response.setHeader('X-Experience-API-Version', asked.version);
  if (resource === 'about') return answerLrs(exchange, aboutStore(asked));
  if (asked.version === null)
    throw new Refusal(
      400,
      asked.said === ''
        ? 'The header X-Experience-API-Version is missing.'
        : 'X-Experience-API-Version must be 1.0.x or 2.0.x.',
    );
  const now = platform.clock();
  const client = await authenticator.identify(asked.header('authorization'), now);
  const acts = RESOURCES.get(resource);
  if (!acts) throw new Refusal(404, `There is no resource ${JSON.stringify(resource.slice(0, 100))}.`);
  const act = acts.get(asked.method === 'HEAD' ? 'GET' : asked.method);
  if (!act) {
    const allowed = [...acts.keys()].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
    throw new Refusal(405, `${asked.method} is not possible here.`, { Allow: allowed.join(', ') });
  }
  const ctx: ClientCtx = { ...platform, now, requestId: newId(), actor: null, remote: null, client };
  await answerLrs(exchange, await act(ctx, { ...asked, version: asked.version }));
}

async function answerLrs(exchange: Exchange, { status, headers, body }: LrsAnswer): Promise<void> {
  const guards = isOwnType(headers?.['Content-Type'])
    ? { 'Content-Disposition': JSON_FILE }
    : UNTRUSTED_HEADERS;
  await answer(exchange, { status, headers: { ...headers, ...guards }, body });
}
