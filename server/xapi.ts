import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientCtx } from '#app/domains/xapi/client.ts';
import { type Door, openDoor } from '#app/domains/xapi/credentials.server.ts';
import { Refusal } from '#app/domains/xapi/refusal.ts';
import { readAll } from '#app/domains/xapi/record-statements.server.ts';
import { Fault } from '#app/domains/xapi/statement/fault.ts';
import type { Version } from '#app/domains/xapi/statement/validate.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { DatabaseBusy } from '#db/database.ts';
import { aboutStore, type Answer, type Asked, RESOURCES } from './xapi-resources.ts';

const FORM_BYTES = 12 * 1024 * 1024;
/** Forms say only inside who sends them: so many are read at once, of strangers too. */
const FORMS = 16;
let forms = 0;
const METHODS = 'GET, HEAD, PUT, POST, DELETE';
/** What content of another origin may send and see: it says who it is by a header of its own, never by a cookie. */
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
const GUARDED = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' };
/** Documents and attachments are somebody else's: a browser never shows them as ours. JSON and plain text it shows as what they are. */
const UNTRUSTED = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'attachment',
};
const isOurs = (type: string | undefined): boolean => type === undefined || type === 'application/json';

/** The version that a header names (Part 3 §3.3: any 1.0.x is served as 1.0.3); null where we do not speak it. */
function versionOf(header: string): Version | null {
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  return /^2\.0(\.\d+)?$/.test(header) ? '2.0.0' : null;
}

/** The record store, by xAPI 1.0.3 and 2.0, at /xapi and /xapi/1.0.3. */
export function xapiOrigin(platform: Platform): {
  handles(url: string): boolean;
  answer(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
} {
  const door = openDoor(platform);
  return {
    handles: (url) => /^\/xapi(?=[/?]|$)/.test(url),
    answer: (request, response) => void answer(platform, door, request, response),
    stop: () => door.stop(),
  };
}

async function answer(
  platform: Platform,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const mark = request.url!.indexOf('?');
  const pathname = mark < 0 ? request.url! : request.url!.slice(0, mark);
  const searchParams = new URLSearchParams(mark < 0 ? '' : request.url!.slice(mark + 1));
  const prefix = /^\/xapi\/1\.0\.3(?=\/|$)/.test(pathname) ? '/xapi/1.0.3' : '/xapi';
  const standard: Version = prefix === '/xapi' ? platform.settings.xapiVersion : '1.0.3';
  const resource = pathname.slice(prefix.length + 1).replace(/\/$/, '');
  const headers: Record<string, string> = {
    ...CROSS_ORIGIN,
    ...GUARDED,
    'X-Experience-API-Version': standard,
  };
  try {
    if (request.method === 'OPTIONS') return end(request, response, 204, { ...headers, ...PREFLIGHT });
    // On every answer to a question about statements, refusals too, and read before them.
    if (resource === 'statements' && (request.method !== 'POST' || searchParams.has('method')))
      headers['X-Experience-API-Consistent-Through'] = (await platform.db.consistentThrough()).toISOString();
    const asked = await readAsked(request, resource, prefix, searchParams, standard);
    if (resource === 'about') {
      if (asked.version) headers['X-Experience-API-Version'] = asked.version;
      return await give(request, response, asked.method, headers, aboutStore(asked));
    }
    if (asked.version === null)
      throw new Refusal(
        400,
        asked.said === ''
          ? 'The header X-Experience-API-Version is missing.'
          : 'X-Experience-API-Version must be 1.0.x or 2.0.x.',
      );
    headers['X-Experience-API-Version'] = asked.version;
    const now = new Date();
    const client = await door.identify(asked.header('authorization'), now);
    const acts = RESOURCES.get(resource);
    if (!acts) throw new Refusal(404, `There is no resource ${JSON.stringify(resource.slice(0, 100))}.`);
    const act = acts.get(asked.method === 'HEAD' ? 'GET' : asked.method);
    if (!act) {
      const allowed = [...acts.keys()].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
      throw new Refusal(405, `${asked.method} is not possible here.`, { Allow: allowed.join(', ') });
    }
    const ctx: ClientCtx = { ...platform, now, requestId: newId(), actor: null, remote: null, client };
    await give(
      request,
      response,
      asked.method,
      headers,
      await act(ctx, { ...asked, version: asked.version }),
    );
  } catch (error) {
    refuse(platform, request, response, headers, error);
  }
}

type Read = Omit<Asked, 'version'> & { version: Version | null; said: string };

/** What is asked for, also where a form says it all (Part 3 §1.3, "alternate request syntax" of 1.0.3). */
async function readAsked(
  request: IncomingMessage,
  resource: string,
  prefix: string,
  query: URLSearchParams,
  standard: Version,
): Promise<Read> {
  const method = request.method!;
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const said = header('x-experience-api-version') ?? '';
  if (method === 'POST' && query.has('method'))
    return readForm(request, { resource, prefix, query, said, standard, header });
  const length = Number(header('content-length') ?? Number.NaN);
  return {
    method,
    resource,
    prefix,
    query,
    header,
    said,
    version: versionOf(said),
    // A body that is refused on the way leaves the line open for the answer.
    body: request.iterator({ destroyOnReturn: false }),
    length: Number.isFinite(length) ? length : null,
  };
}

const FORM_HEADERS = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
];

async function readForm(
  request: IncomingMessage,
  {
    query,
    said,
    standard,
    header,
    ...where
  }: Pick<Asked, 'resource' | 'prefix' | 'query' | 'header'> & {
    said: string;
    standard: Version;
  },
): Promise<Read> {
  if (forms >= FORMS)
    throw new Refusal(503, 'Too many forms at once: try again in a moment.', { 'Retry-After': '2' });
  forms++;
  const body = await readAll(request.iterator({ destroyOnReturn: false }), FORM_BYTES).finally(() => forms--);
  const fields = new URLSearchParams(body.toString('utf8'));
  const told = new Map<string, string>();
  for (const [name, value] of Array.from(fields))
    if (FORM_HEADERS.includes(name.toLowerCase())) {
      told.set(name.toLowerCase(), value);
      fields.delete(name);
    }
  const version = told.get('x-experience-api-version') ?? said;
  if (versionOf(version) === '2.0.0' || (version === '' && standard === '2.0.0'))
    throw new Refusal(400, 'The alternate request syntax was part of 1.0.3 and is no part of 2.0.');
  const method = query.get('method') ?? '';
  if (!['GET', 'PUT', 'POST', 'DELETE'].includes(method) || query.size > 1)
    throw new Refusal(
      400,
      'In the alternate request syntax the address has the one parameter method (GET, PUT, POST or DELETE), and the form has the others.',
    );
  const content = fields.get('content');
  if ((method === 'PUT' || method === 'POST') && content === null)
    throw new Refusal(400, 'The form has no field content, which holds what would be the body.');
  fields.delete('content');
  const bytes = Buffer.from(content ?? '');
  return {
    ...where,
    method,
    query: fields,
    said: version,
    version: versionOf(version),
    header: (name) =>
      told.get(name) ??
      (name === 'content-type'
        ? 'application/json'
        : FORM_HEADERS.includes(name) && name !== 'authorization'
          ? undefined
          : header(name)),
    body: (async function* () {
      yield bytes;
    })(),
    length: bytes.length,
  };
}

function end(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer = '',
): void {
  // What was not read of a refused body is not waited for.
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.readableEnded) headers['Connection'] = 'close';
  response.writeHead(
    status,
    status === 204 ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) },
  );
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function give(
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  headers: Record<string, string>,
  { status, headers: own, body }: Answer,
): Promise<void> {
  const all = Object.assign(headers, own, isOurs(own?.['Content-Type']) ? undefined : UNTRUSTED);
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body))
    return end(request, response, status, all, body);
  response.writeHead(status, all);
  if (method === 'HEAD') return void response.end();
  for await (const chunk of body) {
    if (response.destroyed) return;
    if (!response.write(chunk))
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        response.once('close', resolve);
      });
  }
  response.end();
}

function refuse(
  { log }: Platform,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
  error: unknown,
): void {
  if (response.headersSent || request.socket.destroyed) return void response.destroy();
  const refusal =
    error instanceof Refusal
      ? error
      : error instanceof Fault
        ? new Refusal(400, `${error.message}.`)
        : error instanceof DatabaseBusy
          ? new Refusal(503, 'The store is busy: try again in a moment.', { 'Retry-After': '2' })
          : null;
  if (!refusal) log.error({ path: '/xapi', error: (error as Error).stack }, 'request failed');
  const { status, message } = refusal ?? { status: 500, message: 'Something went wrong here.' };
  const path = request.url!.split('?')[0];
  log.info({ method: request.method, path, status }, 'a request to the record store was refused');
  end(
    request,
    response,
    status,
    { ...headers, ...refusal?.headers, 'Content-Type': 'text/plain; charset=utf-8' },
    `${message}\n`,
  );
}
