import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import express, { type Request, type Response, type Router } from 'express';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mediaTypeOf } from '#app/domains/scorm/media-types.ts';
import { COMMIT_BYTES, readCommit } from '#app/domains/scorm/runtime/commit.ts';
import { recordBeat, recordCommit } from '#app/domains/scorm/runtime/commit.server.ts';
import { findPackageFile } from '#app/domains/scorm/runtime/files.server.ts';
import { type OpenLaunch, openLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import { previewState, readPlayerState } from '#app/domains/scorm/runtime/player-state.server.ts';
import { type OpenPreview, openPreview } from '#app/domains/scorm/runtime/preview.server.ts';
import { asDomainError, statusOf } from '#app/http/error-response.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { loggedPath } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { playerPage } from './player-page.ts';

/** Null where one origin serves all packages: then there is no label to compare. */
export type LabelOf = (host: string) => string | null;

/** Course packages and their player, by launch token. No cookie is read or set, and no app route exists here. */
export function contentOrigin(platform: Platform, labelOf: LabelOf, browserFiles: string): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const contextNow = (): Ctx => ({
    ...platform,
    now: new Date(),
    requestId: newId(),
    actor: null,
    remote: null,
  });
  const open = async (request: Request, ctx: Ctx): Promise<OpenLaunch> =>
    openLaunch(ctx, String(request.params['token']), labelOf(request.headers.host ?? ''));

  type Work = (ctx: Ctx, request: Request, response: Response) => Promise<void>;
  const answering = (work: Work) => async (request: Request, response: Response) => {
    const ctx = contextNow();
    response.on('finish', () =>
      platform.log.info({
        request: ctx.requestId,
        method: request.method,
        path: loggedPath(request.path),
        status: response.statusCode,
      }),
    );
    try {
      await work(ctx, request, response);
    } catch (error) {
      refuse(platform, ctx, request, response, error);
    }
  };

  router.use((request, response, next) => {
    response.set(commonHeaders(platform.settings.appOrigin));
    // A worker of a package could stand between later launches and the player.
    if (request.headers['service-worker']) return void response.status(403).end();
    next();
  });

  router.post('/l/:token/__rte/commit', answering(async (ctx, request, response) => {
    const body = await readBody(request);
    const commit = readCommit(body);
    const answer = await recordCommit(ctx, await open(request, ctx), commit, body);
    response.status(answer.late ? 409 : answer.applied ? 200 : 202).json(answer);
  })); // prettier-ignore

  router.post('/l/:token/__rte/beat', answering(async (ctx, request, response) => {
    await recordBeat(ctx, await open(request, ctx));
    response.status(204).end();
  })); // prettier-ignore

  // What a player says every few seconds is answered above this: nothing there is worth packing.
  // A part of a file is a part of its bytes: what is asked for by range leaves as it is.
  router.use(
    compression({
      filter: (request, response) => !request.headers.range && compression.filter(request, response),
    }),
  );

  router.get('/l/:token/__player/', answering(async (ctx, request, response) => {
    const launch = await open(request, ctx);
    response.set('Cache-Control', 'no-store').set('Content-Security-Policy', playerPolicy(platform.settings.appOrigin));
    response.type('html').send(playerPage(launch, platform.settings.appOrigin));
  })); // prettier-ignore

  router.use(
    '/l/:token/__player/',
    express.static(browserFiles, { immutable: false, maxAge: '1h', index: false }),
  );

  router.get('/l/:token/__rte/state', answering(async (ctx, request, response) => {
    const state = await readPlayerState(ctx, await open(request, ctx));
    response.set('Cache-Control', 'no-store').json(state);
  })); // prettier-ignore

  const preview = async (request: Request, ctx: Ctx): Promise<OpenPreview> =>
    openPreview(ctx, String(request.params['token']), labelOf(request.headers.host ?? ''));

  router.get('/p/:token/__player/', answering(async (ctx, request, response) => {
    const open = await preview(request, ctx);
    response.set('Cache-Control', 'no-store').set('Content-Security-Policy', playerPolicy(platform.settings.appOrigin));
    response.type('html').send(playerPage(open, platform.settings.appOrigin));
  })); // prettier-ignore

  router.use(
    '/p/:token/__player/',
    express.static(browserFiles, { immutable: false, maxAge: '1h', index: false }),
  );

  router.get('/p/:token/__rte/state', answering(async (ctx, request, response) => {
    response.set('Cache-Control', 'no-store').json(await previewState(ctx, await preview(request, ctx)));
  })); // prettier-ignore

  // Read and thrown away: a look leaves nothing behind.
  router.post('/p/:token/__rte/commit', answering(async (ctx, request, response) => {
    await readBody(request);
    await preview(request, ctx);
    response.json({ stored: true, applied: false, late: false });
  })); // prettier-ignore
  router.post('/p/:token/__rte/beat', answering(async (ctx, request, response) => {
    await preview(request, ctx);
    response.status(204).end();
  })); // prettier-ignore

  router.get('/p/:token/*', answering(async (ctx, request, response) => {
    await sendPackageFile(ctx, await preview(request, ctx), request, response);
  })); // prettier-ignore

  router.get('/l/:token/*', answering(async (ctx, request, response) => {
    const { over, launch, needs } = await open(request, ctx);
    if (over && over !== 'finished') throw new DomainError('launch_over');
    await sendPackageFile(ctx, { packageId: launch.packageId, needs }, request, response);
  })); // prettier-ignore

  router.use(
    (_request, response) =>
      void response.status(404).type('text').send(translatorFor('en')('errors:not_found')),
  );
  return router;
}

async function sendPackageFile(
  ctx: Ctx,
  { packageId, needs }: Pick<OpenPreview, 'packageId' | 'needs'>,
  request: Request,
  response: Response,
): Promise<void> {
  const file = await findPackageFile(ctx, packageId, String((request.params as Record<string, string>)['0']));
  if (!file) throw new DomainError('not_found');
  response.sendFile(
    ctx.files.pathOf(file.hash),
    {
      headers: {
        'Content-Type': mediaTypeOf(file.path),
        'Content-Security-Policy': packagePolicy(ctx.settings.appOrigin, needs.hosts),
        ETag: `"${file.hash.slice(0, 32)}"`,
      },
      cacheControl: false,
      lastModified: false,
      dotfiles: 'allow',
    },
    (error) => error && !response.headersSent && response.status(404).end(),
  );
  response.set('Cache-Control', 'private, max-age=3600');
}

const commonHeaders = (appOrigin: string) => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), unload=(self)',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self' ${appOrigin}`,
});

/** The player is the package's parent and the app its grandparent: without 'self' nothing would load. */
const playerPolicy = (appOrigin: string) =>
  `default-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${appOrigin}`;

/** Authoring tools need inline and evaluated script; other hosts get nothing, but those that the author answers for. */
const packagePolicy = (appOrigin: string, hosts: string[]) => {
  const https = hosts.map((host) => ` https://${host}`).join('');
  const wss = hosts.map((host) => ` wss://${host}`).join('');
  return [
    `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'${https}`,
    `connect-src 'self' data: blob:${https}${wss}`,
    "form-action 'self'",
    "base-uri 'self'",
    `frame-ancestors 'self' ${appOrigin}`,
  ].join('; ');
};

/** Text of a commit, packed or not; throws `too_large` before more than that is held. */
async function readBody(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > COMMIT_BYTES) throw new DomainError('too_large', { bytes: COMMIT_BYTES });
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.toString('utf8');
  try {
    return gunzipSync(body, { maxOutputLength: COMMIT_BYTES }).toString('utf8');
  } catch {
    throw new DomainError('commit_malformed');
  }
}

function refuse({ log }: Platform, ctx: Ctx, request: Request, response: Response, error: unknown): void {
  const known = asDomainError(error);
  if (!known) log.error({ request: ctx.requestId, error: (error as Error).stack }, 'content origin');
  if (response.headersSent) return void response.destroy();
  const code = known?.code ?? 'unexpected';
  const language = request.acceptsLanguages('en', 'fi', 'sv', 'et', 'lv', 'lt', 'be') || 'en';
  if (code === 'busy') response.set('Retry-After', '2');
  if (code === 'too_large') response.set('Connection', 'close');
  response
    .status(known ? statusOf(known.code) : 500)
    .set('Cache-Control', 'no-store')
    .json({ error: code, message: translatorFor(language)(`errors:${code}`, known?.facts ?? {}) });
}
