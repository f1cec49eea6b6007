import { isHeaderValue } from '#app/domains/xapi/protocol/header-value.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { Refusal, tooLarge } from '#app/domains/xapi/protocol/refusal.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { bodyOf } from '../../edge/body.ts';
import type { Exchange } from '../../edge/exchange.ts';
import { openSlots } from '../slots.ts';
import type { LrsRequest } from './lrs-request.ts';

const FORM_BYTES = 12 * 1024 * 1024;

/** A form is a request of a program, not an upload: one that takes longer gives its place to another. */
const FORM_TIMEOUT_MS = 30_000;

/** Forms say only inside who sends them: so many are read at once, of strangers too, and few of one address. */
const forms = openSlots({ total: 16, each: 4 });

/** The version that a header names (Part 3 §3.3: any 1.0.x is served as 1.0.3); null where we do not speak it. */
function readVersion(header: string): Version | null {
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  return /^2\.0(\.\d+)?$/.test(header) ? '2.0.0' : null;
}

type UncheckedRequest = Omit<LrsRequest, 'version'> & { version: Version | null; said: string };

/** The request, also where it is wrapped in a form (Part 3 §1.3, "alternate request syntax" of 1.0.3). */
export async function readLrsRequest(
  exchange: Exchange,
  resource: string,
  prefix: string,
  standard: Version,
): Promise<UncheckedRequest> {
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
    version: readVersion(said),
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

async function withinFormTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal(408, 'The form did not come within 30 seconds.')),
      FORM_TIMEOUT_MS,
    );
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
  }: Pick<LrsRequest, 'resource' | 'prefix' | 'query' | 'header'> & {
    said: string;
    standard: Version;
  },
): Promise<UncheckedRequest> {
  const release = forms.take(remoteKey(exchange.remote));
  if (!release)
    throw new Refusal(503, 'Too many forms at once: try again in a moment.', { 'Retry-After': '2' });
  const body = await withinFormTime(readBody(bodyOf(exchange), FORM_BYTES, tooLarge)).finally(release);
  const fields = new URLSearchParams(body.toString('utf8'));
  const formFields = new Map<string, string>();
  for (const [name, value] of Array.from(fields))
    if (FORM_HEADERS.includes(name.toLowerCase())) {
      if (!isHeaderValue(value))
        throw new Refusal(
          400,
          `The field ${name} must be the value of a header: on one line, without control characters.`,
        );
      formFields.set(name.toLowerCase(), value);
      fields.delete(name);
    }
  const version = formFields.get('x-experience-api-version') ?? said;
  if (readVersion(version) === '2.0.0' || (version === '' && standard === '2.0.0'))
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
    version: readVersion(version),
    header: (name) =>
      formFields.get(name) ??
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
