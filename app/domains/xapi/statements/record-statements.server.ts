import { requireStatementInBounds } from '#app/domains/xapi/credentials/bounds.ts';
import { type ClientCtx, hasScope, requireScope } from '#app/domains/xapi/credentials/client.ts';
import { batchWrites } from '#app/domains/xapi/internal/batch-writes.server.ts';
import { prepareStatements } from '#app/domains/xapi/internal/prepare-statements.ts';
import type { PreparedStatement, StoringContext } from '#app/domains/xapi/internal/prepared-statement.ts';
import {
  type IncomingBody,
  type ReceivedAttachment,
  checkSignatures,
  mediaTypeOf,
  readMultipart,
  readStatementsFrom,
  requireAttachments,
} from '#app/domains/xapi/internal/receive-statements.server.ts';
import { storeStatementsIn } from '#app/domains/xapi/internal/store-statements.server.ts';
import { readBoundary } from '#app/domains/xapi/protocol/multipart.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { Refusal, tooLarge } from '#app/domains/xapi/protocol/refusal.ts';
import { REQUEST_LIMITS } from '#app/domains/xapi/protocol/request-limits.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { attachments as attachmentRows } from '#db/schema/xapi.ts';
import type { Version } from './checks.ts';
import type { JsonObject } from './vocabulary.ts';

/**
 * Takes statements of a client, one or several, whole or not at all, and answers their ids in order. `id` is what a PUT names
 * the one statement by. Throws Fault (400) or Refusal.
 */
export async function recordStatements(
  ctx: ClientCtx,
  { contentType, body }: IncomingBody,
  version: Version,
  id?: string,
): Promise<string[]> {
  requireScope(ctx, 'statements/write', 'content');
  const type = mediaTypeOf(contentType);
  if (type === 'application/json') {
    const list = readStatementsFrom(await readBody(body, REQUEST_LIMITS.json, tooLarge), version, id);
    requireAttachments(list, new Map());
    return storeForClient(ctx, list, version, new Map());
  }
  if (type !== 'multipart/mixed')
    throw new Refusal(400, 'The Content-Type must be application/json or multipart/mixed.');
  const boundary = readBoundary(contentType);
  if (boundary === null) throw new Refusal(400, 'The Content-Type has no boundary.');
  const { associationId } = ctx.client;
  const intake = await openIntake(
    ctx,
    associationId === null ? null : { kind: 'association', id: associationId },
  );
  try {
    const { list, received } = await readMultipart(body, boundary, intake, version, id);
    requireAttachments(list, received);
    await checkSignatures(list, received);
    return await storeForClient(ctx, list, version, received, intake);
  } finally {
    await intake.discard();
  }
}

async function storeForClient(
  ctx: ClientCtx,
  list: JsonObject[],
  version: Version,
  received: Map<string, ReceivedAttachment>,
  intake?: Intake,
): Promise<string[]> {
  const storing: StoringContext = {
    db: ctx.db,
    appOrigin: ctx.settings.appOrigin,
    now: ctx.now,
    authority: ctx.client.authority,
    authorityKey: ctx.client.authorityKey,
    version,
    owner: ctx.client.owner,
    mayDefine: ctx.client.bounds?.defines ?? hasScope(ctx, 'define'),
    within: ctx.client.bounds?.prefixes ?? null,
    mayVoidAnything: hasScope(ctx, 'statements/read'),
  };
  const rows = prepareStatements(list, storing, newId);
  for (const { statement, keys } of rows) requireStatementInBounds(ctx.client, statement, keys);
  const { associationId } = ctx.client;
  const files = [...received.values()].map(({ path: _, ...row }) => ({ ...row, associationId }));
  const bytes = [...rows.map(({ size }) => size), ...files.map(({ bytes: own }) => own)].reduce(
    (a, b) => a + b,
    0,
  );
  let grown = 0;
  await ctx.client.spend(bytes, async (mustFit) => {
    // Of what came together one request counts all: the sum is what is counted.
    const write = async (tx: Tx, all: PreparedStatement[]) => {
      grown = (await storeStatementsIn(tx, all, storing)).reduce((sum, { size }) => sum + size, 0);
      mustFit(grown);
    };
    if (files.length === 0 || !intake) return batchWrites(ctx.db, ctx.client.key, { rows, write });
    return intake.settle((deciding) =>
      ctx.db.transact(
        deciding(async (tx) => {
          await insertMany(
            tx,
            attachmentRows,
            ['sha2', 'file', 'bytes', 'contentType', 'associationId'],
            files,
          );
          await write(tx, rows);
        }),
      ),
    );
  });
  ctx.client.countStored(grown);
  return rows.map(({ statement }) => statement['id'] as string);
}
