import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { openEvidence } from '#app/domains/credits/activities/open-evidence.server.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { readOfflineClaim } from '#app/domains/scorm/commits/offline-claim.ts';
import { recordCommit } from '#app/domains/scorm/commits/record-commit.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { openLaunch } from '#app/domains/scorm/launches/open-launch.server.ts';
import { openWindow } from '#app/domains/scorm/launches/open-window.server.ts';
import { readPlayerState } from '#app/domains/scorm/launches/read-player-state.server.ts';
import { type OpenPreview, openPreview } from '#app/domains/scorm/previews/open-preview.server.ts';
import { readPreviewState } from '#app/domains/scorm/previews/read-preview-state.server.ts';
import { issueLaunchParameters } from '#app/domains/scorm/record-store/issue-launch-parameters.server.ts';
import { redeemFetchUrl } from '#app/domains/scorm/record-store/redeem-fetch-url.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { loggedPath } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { type Exchange, answer, json } from '../../edge/exchange.ts';
import { sendFile } from '../../edge/files.ts';
import { Refused } from '../../edge/refused.ts';
import { type Route, type Site, route } from '../../edge/route.ts';
import { compress } from '../compress.ts';
import { failureSentence, toFailure } from '../failures.ts';
import { commonHeaders, evidencePolicy, playerPolicy } from './content-policies.ts';
import { playerPage } from './player-page.ts';
import { readCommitText } from './read-commit-text.ts';
import { sendPackageFile } from './send-package-file.ts';

/** Null where one origin serves all packages: then there is no label to compare. */
export type LabelOf = (host: string) => string | null;

/** Course packages and their player by launch token, and papers to look at. No cookie is read or set, and no app route exists here. */
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
      // A worker of a package could intercept requests of later launches and their player.
      if (request.headers['service-worker']) throw new Refused('not_found', {}, 403);
      const ctx: Ctx = { ...platform, now: platform.clock(), requestId: newId(), actor: null, remote: null };
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

  const previewState: Work = async (ctx, exchange, token) => {
    const state = await readPreviewState(ctx, await preview(ctx, token, exchange));
    compress(exchange);
    await answer(exchange, json(200, state));
  };

  return {
    headers: commonHeaders(appOrigin),
    cost: 1,
    answerTo(error, exchange) {
      const failure = toFailure(error);
      if (!failure) return null;
      const code = failure.status === 403 && failure.code === 'not_found' ? 'cross_site' : failure.code;
      const message = failureSentence(failure, exchange.header('accept-language') ?? '');
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
        const window = exchange.query.get('window');
        const isEarlier = window !== null && Number(window) < launch.launch.windows;
        const over = launch.over ?? (isEarlier ? 'superseded' : null);
        if (over !== null) return answer(exchange, json(409, { error: 'launch_over', over }));
        const claim = readOfflineClaim(await readCommitText(exchange));
        await answer(exchange, json(200, await recordHeartbeat(ctx, launch, claim)));
      }),
      on('POST', /^\/l\/([^/]+)\/__rte\/record-store$/, async (ctx, exchange, token) => {
        await answer(exchange, json(200, await issueLaunchParameters(ctx, await open(ctx, token, exchange))));
      }),
      // cmi5 §8.2.2: always 200, refusals are in the JSON.
      on('POST', /^\/l\/([^/]+)\/__rte\/fetch$/, async (ctx, exchange, token) => {
        const launch = await open(ctx, token, exchange).catch((error: unknown) => {
          if (error instanceof DomainError) return null;
          throw error;
        });
        const said = await redeemFetchUrl(ctx, launch, exchange.query.get('code') ?? '');
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
      on('POST', /^\/l\/([^/]+)\/__rte\/state$/, async (ctx, exchange, token) => {
        const state = await openWindow(ctx, await open(ctx, token, exchange));
        compress(exchange);
        await answer(exchange, json(200, state));
      }),
      on('GET', /^\/p\/([^/]+)\/__player\/$/, async (ctx, exchange, token) =>
        sendPlayer(exchange, await preview(ctx, token, exchange)),
      ),
      on('POST', /^\/p\/([^/]+)\/__rte\/state$/, previewState),
      on('GET', /^\/p\/([^/]+)\/__rte\/state$/, previewState), // players of earlier versions
      // Read and discarded: a preview records nothing.
      on('POST', /^\/p\/([^/]+)\/__rte\/commit$/, async (ctx, exchange, token) => {
        await preview(ctx, token, exchange);
        await readCommitText(exchange);
        await answer(exchange, json(200, { stored: true, applied: false, late: false }));
      }),
      on('POST', /^\/p\/([^/]+)\/__rte\/beat$/, async (ctx, exchange, token) => {
        await preview(ctx, token, exchange);
        await answer(exchange, json(200, { heard: ctx.now.getTime(), offlineMs: 0 }));
      }),
      on('GET', /^\/e\/([^/]+)$/, async (ctx, exchange, token) => {
        const { path, type } = await openEvidence(ctx, token, labelOf(exchange.host));
        await sendFile(exchange, path, {
          headers: {
            'Content-Type': type,
            'Content-Disposition': 'inline',
            'Content-Security-Policy': evidencePolicy(appOrigin),
            'X-Content-Type-Options': 'nosniff',
            'Cache-Control': 'private, no-store',
          },
          cacheControl: false,
          lastModified: false,
        });
      }),
      on('GET', /^\/p\/([^/]+)\/(.*)$/s, async (ctx, exchange, token, path) =>
        sendPackageFile(ctx, await preview(ctx, token, exchange), exchange, path),
      ),
      on('GET', /^\/l\/([^/]+)\/(.*)$/s, async (ctx, exchange, token, path) => {
        const { over, launch, ...opened } = await open(ctx, token, exchange);
        if (over && over !== 'finished') throw new DomainError('launch_over');
        await sendPackageFile(ctx, { ...opened, packageId: launch.packageId }, exchange, path);
      }),
    ],
  };
}
