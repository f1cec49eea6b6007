import { findLaunchGrant } from '#app/domains/scorm/runtime/find-launch-grant.server.ts';
import type { ClientCtx } from '#app/domains/xapi/client.ts';
import { isHeaderValue } from '#app/domains/xapi/header-value.ts';
import { type Door, openDoor } from '#app/domains/xapi/open-door.server.ts';
import { Refusal } from '#app/domains/xapi/refusal.ts';
import { readAll } from '#app/domains/xapi/record-statements.server.ts';
import { Fault } from '#app/domains/xapi/statement/fault.ts';
import type { Version } from '#app/domains/xapi/statement/validate.ts';
import { asDomainError, retryAfter, statusOf } from '#app/http/error-response.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { remoteKey, shortenedRemote } from '#app/platform/remote.server.ts';
import { DatabaseAway, type DatabaseBusy, databaseFault } from '#db/database.ts';
import { bodyOf } from '../edge/body.ts';
import { answer, type Exchange, JSON_FILE } from '../edge/exchange.ts';
import { Refused, type RefusalCode } from '../edge/refused.ts';
import { route, type Site } from '../edge/route.ts';
import { openSlots } from './slots.ts';
import { aboutStore, type Answer, type Asked, RESOURCES } from './xapi-resources.ts';

const FORM_BYTES = 12 * 1024 * 1024;
/** A form is a request of a program, not an upload: one that takes longer gives its place to another. */
const FORM_MS = 30_000;
/** Forms say only inside who sends them: so many are read at once, of strangers too, and few of one address. */
const forms = openSlots({ total: 16, each: 4 });
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
/** Documents and attachments are somebody else's: a browser never shows them as ours. */
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
export function xapiSite(platform: Platform): { site: Site; stop(): Promise<void> } {
  const door = openDoor(platform, findLaunchGrant(platform));
  return {
    site: {
      headers: { ...CROSS_ORIGIN, ...GUARDED },
      cost: 1,
      routes: [
        route('GET HEAD PUT POST DELETE OPTIONS PATCH', /^\/xapi(?:\/.*)?$/, (exchange) =>
          answerStore(platform, door, exchange),
        ),
      ],
      answerTo: (error, exchange) => refuse(platform, exchange, error),
    },
    stop: () => door.stop(),
  };
}

async function answerStore(platform: Platform, door: Door, exchange: Exchange): Promise<void> {
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
  const asked = await readAsked(exchange, resource, prefix, standard);
  if (asked.version) response.setHeader('X-Experience-API-Version', asked.version);
  if (resource === 'about') return give(exchange, aboutStore(asked));
  if (asked.version === null)
    throw new Refusal(
      400,
      asked.said === ''
        ? 'The header X-Experience-API-Version is missing.'
        : 'X-Experience-API-Version must be 1.0.x or 2.0.x.',
    );
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
  await give(exchange, await act(ctx, { ...asked, version: asked.version }));
}

type Read = Omit<Asked, 'version'> & { version: Version | null; said: string };

/** What is asked for, also where a form says it all (Part 3 §1.3, "alternate request syntax" of 1.0.3). */
async function readAsked(
  exchange: Exchange,
  resource: string,
  prefix: string,
  standard: Version,
): Promise<Read> {
  const { method, query } = exchange;
  const header = (name: string) => exchange.header(name);
  const said = header('x-experience-api-version') ?? '';
  if (method === 'POST' && query.has('method'))
    return readForm(exchange, { resource, prefix, query, said, standard, header });
  const length = Number(header('content-length') ?? Number.NaN);
  return {
    method,
    resource,
    prefix,
    query,
    header,
    said,
    version: versionOf(said),
    body: bodyOf(exchange),
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

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal(408, 'The form did not come within 30 seconds.')), FORM_MS);
  });
  work.catch(() => undefined);
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

async function readForm(
  exchange: Exchange,
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
  const release = forms.take(remoteKey(exchange.remote));
  if (!release)
    throw new Refusal(503, 'Too many forms at once: try again in a moment.', { 'Retry-After': '2' });
  const body = await inTime(readAll(bodyOf(exchange), FORM_BYTES)).finally(release);
  const fields = new URLSearchParams(body.toString('utf8'));
  const told = new Map<string, string>();
  for (const [name, value] of Array.from(fields))
    if (FORM_HEADERS.includes(name.toLowerCase())) {
      if (!isHeaderValue(value))
        throw new Refusal(
          400,
          `The field ${name} must be the value of a header: on one line, without control characters.`,
        );
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

async function give(exchange: Exchange, { status, headers, body }: Answer): Promise<void> {
  const guards = isOurs(headers?.['Content-Type']) ? { 'Content-Disposition': JSON_FILE } : UNTRUSTED;
  await answer(exchange, { status, headers: { ...headers, ...guards }, body });
}

function refuse({ log }: Platform, exchange: Exchange, error: unknown): Answer | null {
  const refusal = refusalOf(error);
  if (!refusal) return null;
  const { status, message, headers } = refusal;
  log.info(
    { method: exchange.method, path: exchange.path, status, remote: shortenedRemote(exchange.remote) },
    'a request to the record store was refused',
  );
  return {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    body: `${message}\n`,
  };
}

function refusalFor(fault: DatabaseAway | DatabaseBusy): Refusal {
  const again = 'try again in a moment, with the same ids.';
  return fault instanceof DatabaseAway
    ? new Refusal(503, `The store cannot reach its database: ${again}`, { 'Retry-After': '5' })
    : new Refusal(503, `The store is busy: ${again}`, { 'Retry-After': '2' });
}

/** A refusal of the platform (quota, full disk) in English; null for a fault of ours. */
function inWords(error: unknown): Refusal | null {
  const known = asDomainError(error);
  if (!known) return null;
  const { code, facts } = known;
  return new Refusal(
    statusOf(code),
    translatorFor('en')(`errors:${code as 'busy'}`, facts),
    retryAfter(code),
  );
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof Fault) return new Refusal(400, `${error.message}.`);
  const fault = databaseFault(error);
  if (fault) return refusalFor(fault);
  if (!(error instanceof Refused)) return inWords(error);
  const words: Partial<Record<RefusalCode, string>> = {
    method_refused: 'This method is not possible here.',
    too_large: 'This is larger than can be taken here.',
    too_many_requests: 'Too many requests from this address: try again in a moment.',
    unexpected: 'Something went wrong here.',
  };
  return new Refusal(error.status, words[error.code] ?? `${error.code}.`, error.headers);
}
