import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import type { Parameters } from '#app/domains/xapi/protocol/parameters.ts';
import { listAttachments } from '#app/domains/xapi/statements/list-attachments.server.ts';
import { listDefinitions } from '#app/domains/xapi/statements/list-definitions.server.ts';
import { formatCanonical, formatIds, listActivities } from '#app/domains/xapi/statements/statement-format.ts';
import { type StoredStatement, statementText } from '#app/domains/xapi/statements/stored-statement.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import { acceptedLanguages } from '#app/i18n/pick-language.ts';
import { JSON_TYPE, type LrsAnswer, type LrsRequest } from './lrs-request.ts';

/** Statements in the format asked for, with their attachments where they are wanted. */
export async function answerStatements(
  ctx: ClientCtx,
  asked: LrsRequest,
  parameters: Parameters,
  rows: StoredStatement[],
  headers: Record<string, string>,
  whole: (texts: string[]) => string,
): Promise<LrsAnswer> {
  const format = parameters.oneOf('format', ['exact', 'ids', 'canonical']) ?? 'exact';
  const withAttachments = parameters.flag('attachments');
  const texts = rows.map(statementText);
  const parsed =
    format === 'exact' && !withAttachments ? [] : texts.map((text) => JSON.parse(text) as JsonObject);
  const body = whole(format === 'exact' ? texts : await formatStatements(ctx, asked, format, parsed));
  if (!withAttachments) return { status: 200, headers: { ...JSON_TYPE, ...headers }, body };
  const files = await listAttachments(ctx, parsed);
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

async function formatStatements(
  ctx: ClientCtx,
  asked: LrsRequest,
  format: 'ids' | 'canonical',
  statements: JsonObject[],
): Promise<string[]> {
  if (format === 'ids') return statements.map((each) => JSON.stringify(formatIds(each)));
  const languages = acceptedLanguages(asked.header('accept-language') ?? '');
  const definitions = await listDefinitions(ctx, [...new Set(statements.flatMap(listActivities))]);
  return statements.map((each) =>
    JSON.stringify(formatCanonical(each, languages, (iri) => definitions.get(iri))),
  );
}
