import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { definitionsFor, readActivity, readPerson } from '#app/domains/xapi/about.server.ts';
import { attachmentsIn } from '#app/domains/xapi/attachments.server.ts';
import type { ClientCtx } from '#app/domains/xapi/client.ts';
import {
  deleteDocument,
  deleteStates,
  DOCUMENT_BYTES,
  listDocuments,
  mergeDocument,
  putDocument,
  readDocument,
  type Shelf,
} from '#app/domains/xapi/documents.server.ts';
import { type Parameters, readParameters } from '#app/domains/xapi/parameters.ts';
import {
  Cursor,
  type Kept,
  queryStatements,
  readStatement,
  textOf,
} from '#app/domains/xapi/query-statements.server.ts';
import { LIMITS, readAll, recordStatements } from '#app/domains/xapi/record-statements.server.ts';
import { Refusal } from '#app/domains/xapi/refusal.ts';
import { activitiesOf, canonical, languagesOf, onlyIds } from '#app/domains/xapi/statement/format.ts';
import { activityKey, verbKey } from '#app/domains/xapi/statement/keys.ts';
import type { Version } from '#app/domains/xapi/statement/validate.ts';
import type { Members } from '#app/domains/xapi/statement/vocabulary.ts';

/** One request to the store. */
export type Asked = {
  method: string;
  resource: string;
  /** Where the store was addressed: `/xapi` or `/xapi/1.0.3`. */
  prefix: string;
  query: URLSearchParams;
  /** By lower-case name. */
  header(name: string): string | undefined;
  version: Version;
  body: AsyncIterable<Buffer>;
  /** Bytes that the body says to have. */
  length: number | null;
};
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | AsyncIterable<string | Buffer> | undefined;
};
type Act = (ctx: ClientCtx, asked: Asked) => Promise<Answer>;

const JSON_TYPE = { 'Content-Type': 'application/json' };
const json = (value: unknown, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

/** What we speak (Part 3 §2.8); needs no credential. */
export function aboutStore({ method, query }: Pick<Asked, 'method' | 'query'>): Answer {
  if (method !== 'GET' && method !== 'HEAD')
    throw new Refusal(405, `${method} is not possible here.`, { Allow: 'GET, HEAD' });
  readParameters(query, [], '2.0.0');
  return json({ version: ['2.0.0', '1.0.3', '1.0.2', '1.0.1', '1.0.0'] });
}

/** A body over the limit is refused before it is read. */
function mustFit({ length }: Asked, limit: number): void {
  if (length !== null && length > limit)
    throw new Refusal(413, `No more than ${limit} bytes are taken here, and the body says it has ${length}.`);
}

// ---- statements (Part 3 §2.1)

const isMultipart = (type: string) => /^multipart\//i.test(type);

async function takeStatements(ctx: ClientCtx, asked: Asked, id?: string): Promise<string[]> {
  const contentType = asked.header('content-type') ?? '';
  const limit = isMultipart(contentType) ? LIMITS.request : LIMITS.json;
  mustFit(asked, limit);
  return recordStatements(ctx, { contentType, body: limited(asked.body, limit) }, asked.version, id);
}

async function* limited(body: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) throw new Refusal(413, `No more than ${limit} bytes are taken here.`);
    yield chunk;
  }
}

const postStatements: Act = async (ctx, asked) => {
  readParameters(asked.query, [], asked.version);
  return json(await takeStatements(ctx, asked));
};

const putStatement: Act = async (ctx, asked) => {
  const { uuid, needed } = readParameters(asked.query, ['statementId'], asked.version);
  await takeStatements(ctx, asked, needed('statementId', uuid('statementId')));
  return { status: 204 };
};

const SINGLE = ['statementId', 'voidedStatementId'];
const SHOWN = ['attachments', 'format'];
const FILTERS = [
  'agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents',
  'since', 'until', 'limit', 'ascending',
]; // oxfmt-ignore
const More = z.object({ query: z.string().max(100_000), after: Cursor });

function readMore(token: string): z.infer<typeof More> {
  try {
    return More.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(400, 'The parameter more is not one that the store has given.');
  }
}

const getStatements: Act = async (ctx, asked) => {
  const token = asked.query.get('more');
  if (token !== null) {
    readParameters(asked.query, ['more'], asked.version);
    const { query, after } = readMore(token);
    return listOf(ctx, { ...asked, query: new URLSearchParams(query) }, after);
  }
  if (!SINGLE.some((name) => asked.query.has(name))) return listOf(ctx, asked);
  const parameters = readParameters(asked.query, [...SINGLE, ...SHOWN, ...FILTERS], asked.version);
  const [id, voided] = [parameters.uuid('statementId'), parameters.uuid('voidedStatementId')];
  const other = [...asked.query.keys()].find((name) => !SINGLE.includes(name) && !SHOWN.includes(name));
  if (id !== undefined && voided !== undefined)
    throw new Refusal(400, 'statementId and voidedStatementId must not stand together.');
  if (other !== undefined)
    throw new Refusal(400, `The parameter ${other} must not stand beside a statement id.`);
  const kept = await readStatement(ctx, (id ?? voided)!, voided !== undefined);
  const headers = { 'Last-Modified': kept.stored.toUTCString() };
  return shown(ctx, asked, parameters, [kept], headers, ([text]) => text!);
};

async function listOf(ctx: ClientCtx, asked: Asked, after?: Cursor): Promise<Answer> {
  const parameters = readParameters(asked.query, [...FILTERS, ...SHOWN, ...SINGLE], asked.version);
  const { iri, uuid, flag, time, whole, agent } = parameters;
  const keyOf = (value: string | undefined, key: (iri: string) => string) =>
    value === undefined ? undefined : key(value);
  const { rows, next } = await queryStatements(
    ctx,
    {
      agent: agent('agent')?.key,
      relatedAgents: flag('related_agents'),
      activity: keyOf(iri('activity'), activityKey),
      relatedActivities: flag('related_activities'),
      verb: keyOf(iri('verb'), verbKey),
      registration: uuid('registration'),
      since: time('since'),
      until: time('until'),
      ascending: flag('ascending'),
      limit: whole('limit'),
    },
    after,
  );
  const token = next && { query: asked.query.toString(), after: next };
  const more = token
    ? `${asked.prefix}/statements?more=${Buffer.from(JSON.stringify(token)).toString('base64url')}`
    : '';
  return shown(
    ctx,
    asked,
    parameters,
    rows,
    {},
    (texts) => `{"statements":[${texts.join(',')}],"more":${JSON.stringify(more)}}`,
  );
}

/** Statements in the format asked for, with their attachments where they are wanted. */
async function shown(
  ctx: ClientCtx,
  asked: Asked,
  parameters: Parameters,
  rows: Kept[],
  headers: Record<string, string>,
  whole: (texts: string[]) => string,
): Promise<Answer> {
  const format = parameters.oneOf('format', ['exact', 'ids', 'canonical']) ?? 'exact';
  const withAttachments = parameters.flag('attachments');
  const texts = rows.map(textOf);
  const parsed =
    format === 'exact' && !withAttachments ? [] : texts.map((text) => JSON.parse(text) as Members);
  const body = whole(format === 'exact' ? texts : await formatted(ctx, asked, format, parsed));
  if (!withAttachments) return { status: 200, headers: { ...JSON_TYPE, ...headers }, body };
  const files = await attachmentsIn(ctx, parsed);
  const boundary = `majakka-${randomBytes(18).toString('hex')}`;
  return {
    status: 200,
    headers: { ...headers, 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    body: (async function* () {
      yield `--${boundary}\r\nContent-Type: application/json\r\n\r\n${body}`;
      for (const { sha2, path, bytes, contentType } of files) {
        yield `\r\n--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-Length: ${bytes}\r\nX-Experience-API-Hash: ${sha2}\r\n\r\n`;
        yield* createReadStream(path) as AsyncIterable<Buffer>;
      }
      yield `\r\n--${boundary}--\r\n`;
    })(),
  };
}

async function formatted(
  ctx: ClientCtx,
  asked: Asked,
  format: 'ids' | 'canonical',
  statements: Members[],
): Promise<string[]> {
  if (format === 'ids') return statements.map((each) => JSON.stringify(onlyIds(each)));
  const languages = languagesOf(asked.header('accept-language') ?? '');
  const definitions = await definitionsFor(ctx, [...new Set(statements.flatMap(activitiesOf))]);
  return statements.map((each) => JSON.stringify(canonical(each, languages, (iri) => definitions.get(iri))));
}

// ---- documents (Part 3 §2.3, §2.6, §2.7)

type Place = { shelf: Shelf; name: string | undefined; since: Date | undefined };
type Where = (asked: Asked) => Place;

const statePlace: Where = ({ query, version }) => {
  const known = ['activityId', 'agent', 'registration', 'stateId', 'since'];
  const { iri, agent, uuid, text, time, needed } = readParameters(query, known, version);
  return {
    shelf: {
      kind: 'state',
      activity: needed('activityId', iri('activityId')),
      agent: needed('agent', agent('agent')).key,
      registration: uuid('registration'),
    },
    name: text('stateId'),
    since: time('since'),
  };
};
const activityPlace: Where = ({ query, version }) => {
  const { iri, text, time, needed } = readParameters(query, ['activityId', 'profileId', 'since'], version);
  return {
    shelf: { kind: 'activity', activity: needed('activityId', iri('activityId')) },
    name: text('profileId'),
    since: time('since'),
  };
};
const agentPlace: Where = ({ query, version }) => {
  const { agent, text, time, needed } = readParameters(query, ['agent', 'profileId', 'since'], version);
  return {
    shelf: { kind: 'agent', agent: needed('agent', agent('agent')).key },
    name: text('profileId'),
    since: time('since'),
  };
};

const conditionsOf = ({ header }: Asked) => ({
  ifMatch: header('if-match'),
  ifNoneMatch: header('if-none-match'),
});

/** Acts on the documents of one kind; `idName` is the parameter that names one of them. */
function documentsAt(where: Where, idName: string, deletesAll: boolean): Record<string, Act> {
  const named = (asked: Asked) => {
    const { shelf, name } = where(asked);
    if (name === undefined) throw new Refusal(400, `The parameter ${idName} is missing.`);
    return { shelf, name };
  };
  const write =
    (verb: typeof putDocument): Act =>
    async (ctx, asked) => {
      const { shelf, name } = named(asked);
      mustFit(asked, DOCUMENT_BYTES);
      await verb(ctx, shelf, name, {
        contentType: asked.header('content-type') ?? 'application/octet-stream',
        content: await readAll(asked.body, DOCUMENT_BYTES),
        conditions: conditionsOf(asked),
        version: asked.version,
      });
      return { status: 204 };
    };
  return {
    async GET(ctx, asked) {
      const { shelf, name, since } = where(asked);
      if (name === undefined) {
        const { names, updatedAt } = await listDocuments(ctx, shelf, since);
        return json(names, updatedAt ? { 'Last-Modified': updatedAt.toUTCString() } : {});
      }
      const { contentType, etag, updatedAt, content } = await readDocument(ctx, shelf, name);
      return {
        status: 200,
        headers: { 'Content-Type': contentType, ETag: etag, 'Last-Modified': updatedAt.toUTCString() },
        body: content,
      };
    },
    PUT: write(putDocument),
    POST: write(mergeDocument),
    async DELETE(ctx, asked) {
      const { shelf, name } = where(asked);
      if (name !== undefined) await deleteDocument(ctx, shelf, name, conditionsOf(asked));
      else if (deletesAll) await deleteStates(ctx, shelf);
      else named(asked);
      return { status: 204 };
    },
  };
}

// ---- what is known of activities and agents (Part 3 §2.4, §2.5)

const getActivity: Act = async (ctx, { query, version }) => {
  const { iri, needed } = readParameters(query, ['activityId'], version);
  return json(await readActivity(ctx, needed('activityId', iri('activityId'))));
};

const getAgent: Act = async (ctx, { query, version }) => {
  const { agent, needed } = readParameters(query, ['agent'], version);
  const asked = needed('agent', agent('agent'));
  return json(await readPerson(ctx, asked.agent, asked.key));
};

/** What may be done at each address, by method. */
export const RESOURCES = new Map<string, Map<string, Act>>(
  Object.entries({
    statements: { GET: getStatements, POST: postStatements, PUT: putStatement },
    activities: { GET: getActivity },
    'activities/state': documentsAt(statePlace, 'stateId', true),
    'activities/profile': documentsAt(activityPlace, 'profileId', false),
    agents: { GET: getAgent },
    'agents/profile': documentsAt(agentPlace, 'profileId', false),
  }).map(([resource, acts]) => [resource, new Map(Object.entries(acts))]),
);
