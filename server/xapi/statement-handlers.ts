import { z } from 'zod';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { readParameters } from '#app/domains/xapi/protocol/parameters.ts';
import { Refusal, tooLarge } from '#app/domains/xapi/protocol/refusal.ts';
import { withLimit } from '#app/platform/read-body.server.ts';
import { REQUEST_LIMITS } from '#app/domains/xapi/protocol/request-limits.ts';
import { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import { queryStatements } from '#app/domains/xapi/statements/query-statements.server.ts';
import { readStatement } from '#app/domains/xapi/statements/read-statement.server.ts';
import { recordStatements } from '#app/domains/xapi/statements/record-statements.server.ts';
import { activityKey, verbKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { answerStatements } from './answer-statements.ts';
import { type Handler, type LrsAnswer, type LrsRequest, json, requireLength } from './lrs-request.ts';

// ---- statements (Part 3 §2.1)

const isMultipart = (type: string) => /^multipart\//i.test(type);

async function takeStatements(ctx: ClientCtx, asked: LrsRequest, id?: string): Promise<string[]> {
  const contentType = asked.header('content-type') ?? '';
  const limit = isMultipart(contentType) ? REQUEST_LIMITS.request : REQUEST_LIMITS.json;
  requireLength(asked, limit);
  return recordStatements(
    ctx,
    { contentType, body: withLimit(asked.body, limit, tooLarge) },
    asked.version,
    id,
  );
}

export const postStatements: Handler = async (ctx, asked) => {
  readParameters(asked.query, [], asked.version);
  return json(await takeStatements(ctx, asked));
};

export const putStatement: Handler = async (ctx, asked) => {
  const { uuid, needed } = readParameters(asked.query, ['statementId'], asked.version);
  await takeStatements(ctx, asked, needed('statementId', uuid('statementId')));
  return { status: 204 };
};

const SINGLE_PARAMETERS = ['statementId', 'voidedStatementId'];

const FORMAT_PARAMETERS = ['attachments', 'format'];

const FILTER_PARAMETERS = [
  'agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents',
  'since', 'until', 'limit', 'ascending',
]; // oxfmt-ignore

const MoreToken = z.object({ query: z.string().max(100_000), after: Cursor });

function readMoreToken(token: string): z.infer<typeof MoreToken> {
  try {
    return MoreToken.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(400, 'The parameter more is not one that the store has given.');
  }
}

export const getStatements: Handler = async (ctx, asked) => {
  const token = asked.query.get('more');
  if (token !== null) {
    readParameters(asked.query, ['more'], asked.version);
    const { query, after } = readMoreToken(token);
    return listStatements(ctx, { ...asked, query: new URLSearchParams(query) }, after);
  }
  if (!SINGLE_PARAMETERS.some((name) => asked.query.has(name))) return listStatements(ctx, asked);
  const parameters = readParameters(
    asked.query,
    [...SINGLE_PARAMETERS, ...FORMAT_PARAMETERS, ...FILTER_PARAMETERS],
    asked.version,
  );
  const [id, voided] = [parameters.uuid('statementId'), parameters.uuid('voidedStatementId')];
  const other = [...asked.query.keys()].find(
    (name) => !SINGLE_PARAMETERS.includes(name) && !FORMAT_PARAMETERS.includes(name),
  );
  if (id !== undefined && voided !== undefined)
    throw new Refusal(400, 'statementId and voidedStatementId must not stand together.');
  if (other !== undefined)
    throw new Refusal(400, `The parameter ${other} must not stand beside a statement id.`);
  const kept = await readStatement(ctx, (id ?? voided)!, voided !== undefined);
  const headers = { 'Last-Modified': kept.stored.toUTCString() };
  return answerStatements(ctx, asked, parameters, [kept], headers, ([text]) => text!);
};

async function listStatements(ctx: ClientCtx, asked: LrsRequest, after?: Cursor): Promise<LrsAnswer> {
  const parameters = readParameters(
    asked.query,
    [...FILTER_PARAMETERS, ...FORMAT_PARAMETERS, ...SINGLE_PARAMETERS],
    asked.version,
  );
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
  return answerStatements(
    ctx,
    asked,
    parameters,
    rows,
    {},
    (texts) => `{"statements":[${texts.join(',')}],"more":${JSON.stringify(more)}}`,
  );
}
