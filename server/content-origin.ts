import { gunzipSync } from 'node:zlib';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mediaTypeOf } from '#app/domains/scorm/media-types.ts';
import { COMMIT_BYTES, readCommit, readOfflineClaim } from '#app/domains/scorm/runtime/commit.ts';
import { recordBeat, recordCommit } from '#app/domains/scorm/runtime/commit.server.ts';
import { findPackageFile } from '#app/domains/scorm/runtime/files.server.ts';
import { type OpenLaunch, openLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import type { Needs } from '#app/domains/scorm/runtime/needs.ts';
import { offerRecordStore } from '#app/domains/scorm/runtime/offer-record-store.server.ts';
import { previewState, readPlayerState } from '#app/domains/scorm/runtime/player-state.server.ts';
import { type OpenPreview, openPreview } from '#app/domains/scorm/runtime/preview.server.ts';
import { redeemFetch } from '#app/domains/scorm/runtime/redeem-fetch.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { loggedPath } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { readBody } from '../edge/body.ts';
import { answer, type Exchange, json } from '../edge/exchange.ts';
import { sendFile } from '../edge/files.ts';
import { Refused } from '../edge/refused.ts';
import { route, type Route, type Site } from '../edge/route.ts';
import { compress } from './compress.ts';
import { playerPage } from './player-page.ts';
import { failureOf, sentenceOf } from './refusals.ts';

/** Null where one origin serves all packages: then there is no label to compare. */
export type LabelOf = (host: string) => string | null;

/** Course packages and their player, by launch token. No cookie is read or set, and no app route exists here. */
export function contentSite(platform: Platform, labelOf: LabelOf, browserFiles: string): Site {
  const { appOrigin } = platform.settings;
  const open = (ctx: Ctx, token: string, { host }: Exchange): Promise<OpenLaunch> =>
    openLaunch(ctx, token, labelOf(host));
  const preview = (ctx: Ctx, token: string, { host }: Exchange): Promise<OpenPreview> =>
    openPreview(ctx, token, labelOf(host));

  type Work = (ctx: Ctx, exchange: Exchange, token: string, rest: string) => Promise<void>;
  const on = (method: string, pattern: RegExp, work: Work): Route =>
    route(method, pattern, async (exchange, [token = '', rest = '']) => {
      const { request, response } = exchange;
      // A worker of a package could stand between later launches and the player.
      if (request.headers['service-worker']) throw new Refused('not_found', {}, 403);
      const ctx: Ctx = { ...platform, now: new Date(), requestId: newId(), actor: null, remote: null };
      response.once('finish', () =>
        platform.log.info({
          request: ctx.requestId,
          method: exchange.method,
          path: loggedPath(exchange.path),
          status: response.statusCode,
          remote: shortenedRemote(exchange.remote),
        }),
      );
      await work(ctx, exchange, token, rest);
    });

  const sendPlayer = (exchange: Exchange, opened: OpenLaunch | OpenPreview) => {
    compress(exchange);
    return answer(exchange, {
      status: 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': playerPolicy(appOrigin),
      },
      body: playerPage(opened, appOrigin),
    });
  };
  const playerFile: Work = (_ctx, exchange, _token, name) => {
    compress(exchange);
    return sendFile(exchange, name, { root: browserFiles, maxAge: '1h' });
  };

  return {
    headers: commonHeaders(appOrigin),
    cost: 1,
    answerTo(error, exchange) {
      const failure = failureOf(error);
      if (!failure) return null;
      const code = failure.status === 403 && failure.code === 'not_found' ? 'cross_site' : failure.code;
      const message = sentenceOf(failure, exchange.header('accept-language') ?? '');
      return json(failure.status, { error: code, message }, failure.headers);
    },
    routes: [
      on('POST', /^\/l\/([^/]+)\/__rte\/commit$/, async (ctx, exchange, token) => {
        const launch = await open(ctx, token, exchange);
        const body = await readCommitText(exchange);
        const said = await recordCommit(ctx, launch, readCommit(body), body);
        if (said.late) return answer(exchange, json(409, { ...said, over: launch.over ?? 'superseded' }));
        await answer(exchange, json(said.applied ? 200 : 202, said));
      }),
      on('POST', /^\/l\/([^/]+)\/__rte\/beat$/, async (ctx, exchange, token) => {
        const launch = await open(ctx, token, exchange);
        if (launch.over !== null)
          return answer(exchange, json(409, { error: 'launch_over', over: launch.over }));
        const claim = readOfflineClaim(await readCommitText(exchange));
        await answer(exchange, json(200, await recordBeat(ctx, launch, claim)));
      }),
      on('POST', /^\/l\/([^/]+)\/__rte\/record-store$/, async (ctx, exchange, token) => {
        await answer(exchange, json(200, await offerRecordStore(ctx, await open(ctx, token, exchange))));
      }),
      // cmi5 §8.2.2: always 200, refusals are in the JSON.
      on('POST', /^\/l\/([^/]+)\/__rte\/fetch$/, async (ctx, exchange, token) => {
        const launch = await open(ctx, token, exchange).catch((error: unknown) => {
          if (error instanceof DomainError) return null;
          throw error;
        });
        const said = await redeemFetch(ctx, launch, exchange.query.get('code') ?? '');
        await answer(exchange, json(200, said));
      }),
      on('GET', /^\/l\/([^/]+)\/__player\/$/, async (ctx, exchange, token) =>
        sendPlayer(exchange, await open(ctx, token, exchange)),
      ),
      on('GET', /^\/[lp]\/([^/]+)\/__player\/([\w.-]+)$/, playerFile),
      on('GET', /^\/l\/([^/]+)\/__rte\/state$/, async (ctx, exchange, token) => {
        const state = await readPlayerState(ctx, await open(ctx, token, exchange));
        compress(exchange);
        await answer(exchange, json(200, state));
      }),
      on('GET', /^\/p\/([^/]+)\/__player\/$/, async (ctx, exchange, token) =>
        sendPlayer(exchange, await preview(ctx, token, exchange)),
      ),
      on('GET', /^\/p\/([^/]+)\/__rte\/state$/, async (ctx, exchange, token) => {
        const state = await previewState(ctx, await preview(ctx, token, exchange));
        compress(exchange);
        await answer(exchange, json(200, state));
      }),
      // Read and thrown away: a look leaves nothing behind.
      on('POST', /^\/p\/([^/]+)\/__rte\/commit$/, async (ctx, exchange, token) => {
        await preview(ctx, token, exchange);
        await readCommitText(exchange);
        await answer(exchange, json(200, { stored: true, applied: false, late: false }));
      }),
      on('POST', /^\/p\/([^/]+)\/__rte\/beat$/, async (ctx, exchange, token) => {
        await preview(ctx, token, exchange);
        await answer(exchange, json(200, { heard: ctx.now.getTime(), offlineMs: 0 }));
      }),
      on('GET', /^\/p\/([^/]+)\/(.*)$/s, async (ctx, exchange, token, path) =>
        sendPackageFile(ctx, await preview(ctx, token, exchange), exchange, path),
      ),
      on('GET', /^\/l\/([^/]+)\/(.*)$/s, async (ctx, exchange, token, path) => {
        const { over, launch, needs } = await open(ctx, token, exchange);
        if (over && over !== 'finished') throw new DomainError('launch_over');
        await sendPackageFile(ctx, { packageId: launch.packageId, needs }, exchange, path);
      }),
    ],
  };
}

async function sendPackageFile(
  ctx: Ctx,
  { packageId, needs }: Pick<OpenPreview, 'packageId' | 'needs'>,
  exchange: Exchange,
  path: string,
): Promise<void> {
  const file = await findPackageFile(ctx, packageId, path);
  if (!file) throw new DomainError('not_found');
  compress(exchange);
  await sendFile(exchange, ctx.files.pathOf(file.hash), {
    headers: {
      'Content-Type': mediaTypeOf(file.path),
      'Content-Security-Policy': packagePolicy(ctx.settings.appOrigin, needs),
      'Cache-Control': 'private, max-age=3600',
      ETag: `"${file.hash.slice(0, 32)}"`,
    },
    cacheControl: false,
    lastModified: false,
  });
}

const commonHeaders = (appOrigin: string) => ({
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), unload=(self)',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self' ${appOrigin}`,
});

/** The player is the package's parent and the app its grandparent: without 'self' nothing would load. */
const playerPolicy = (appOrigin: string) =>
  `default-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${appOrigin}`;

/** Authoring tools need inline and evaluated script; other hosts get nothing, but those that the author answers for. */
const packagePolicy = (appOrigin: string, { hosts, records }: Needs) => {
  // Of the app's origin the record store alone, which looks at no cookie.
  const store = records ? ` ${appOrigin}/xapi/` : '';
  const https = hosts.map((host) => ` https://${host}`).join('');
  const wss = hosts.map((host) => ` wss://${host}`).join('');
  return [
    `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'${https}`,
    `connect-src 'self' data: blob:${store}${https}${wss}`,
    "form-action 'self'",
    "base-uri 'self'",
    `frame-ancestors 'self' ${appOrigin}`,
  ].join('; ');
};

/** Text of a commit, packed or not; refused before more than its limit is held, and only read once it is known whose it is. */
async function readCommitText(exchange: Exchange): Promise<string> {
  const body = await readBody(exchange, COMMIT_BYTES);
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.toString('utf8');
  try {
    return gunzipSync(body, { maxOutputLength: COMMIT_BYTES }).toString('utf8');
  } catch {
    throw new DomainError('commit_malformed');
  }
}
