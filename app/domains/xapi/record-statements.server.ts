import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { newId } from '#app/platform/ids.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { attachments as attachmentRows } from '#db/schema/xapi.ts';
import { mustSpeakWithin } from './bounds.ts';
import { type ClientCtx, mayClient, mustHold } from './client.ts';
import { checkSignature } from './internal/signature.server.ts';
import { gather } from './internal/gather.server.ts';
import type { Ready, Storing } from './internal/rows.server.ts';
import { makeReady, storeIn } from './internal/store.server.ts';
import { boundaryOf, readParts } from './multipart.ts';
import { Refusal } from './refusal.ts';
import { Fault } from './statement/fault.ts';
import { readJson } from './statement/json.ts';
import { attachmentsOf } from './statement/keys.ts';
import { type Members, SIGNATURE } from './statement/vocabulary.ts';
import { validateStatements, type Version } from './statement/validate.ts';

export const LIMITS = {
  /** Bytes of the JSON of one request. */
  json: 10 * 1024 * 1024,
  /** Bytes of one attachment. */
  attachment: 256 * 1024 * 1024,
  /** Bytes of a whole request with attachments. */
  request: 1024 * 1024 * 1024,
  statements: 5000,
  signature: 1024 * 1024,
};

/** A body on its way in: its media type, and its bytes while they arrive. */
export type Incoming = { contentType: string; body: AsyncIterable<Buffer> };
type Attachment = { sha2: string; file: string; bytes: number; contentType: string; path: string };

/** All of a stream; throws Refusal 413 past the limit. */
export async function readAll(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > limit) throw new Refusal(413, `No more than ${limit} bytes are taken here.`);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

const mediaTypeOf = (contentType: string): string => contentType.split(';')[0]!.trim().toLowerCase();

/**
 * Takes statements of a client, one or several, whole or not at all, and answers their ids in order. `id` is what a PUT names
 * the one statement by. Throws Fault (400) or Refusal.
 */
export async function recordStatements(
  ctx: ClientCtx,
  { contentType, body }: Incoming,
  version: Version,
  id?: string,
): Promise<string[]> {
  mustHold(ctx, 'statements/write', 'content');
  const type = mediaTypeOf(contentType);
  if (type === 'application/json') {
    const list = readStatements(await readAll(body, LIMITS.json), version, id);
    mustBeComplete(list, new Map());
    return store(ctx, list, version, new Map());
  }
  if (type !== 'multipart/mixed')
    throw new Refusal(400, 'The Content-Type must be application/json or multipart/mixed.');
  const boundary = boundaryOf(contentType);
  if (boundary === null) throw new Refusal(400, 'The Content-Type has no boundary.');
  const { associationId } = ctx.client;
  const intake = await openIntake(
    ctx,
    associationId === null ? null : { kind: 'association', id: associationId },
  );
  try {
    const { list, received } = await readMultipart(body, boundary, intake, version, id);
    mustBeComplete(list, received);
    await checkSignatures(list, received);
    return await store(ctx, list, version, received, intake);
  } finally {
    await intake.discard();
  }
}

/** Statements as the body holds them, valid; for a PUT exactly one, of that id. */
function readStatements(json: Buffer, version: Version, id: string | undefined): Members[] {
  const value = readJson(json);
  if (id !== undefined && Array.isArray(value)) throw new Fault('$', 'must be one statement, not a list');
  if (Array.isArray(value) && value.length > LIMITS.statements)
    throw new Refusal(413, `No more than ${LIMITS.statements} statements are taken in one request.`);
  const list = validateStatements(value, version);
  if (id === undefined) return list;
  const own = list[0]!['id'] as string | undefined;
  if (own !== undefined && own.toLowerCase() !== id)
    throw new Fault('$.id', 'must be the same as the parameter statementId');
  return [{ ...list[0], id: own ?? id }];
}

async function readMultipart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  intake: Intake,
  version: Version,
  id: string | undefined,
): Promise<{ list: Members[]; received: Map<string, Attachment> }> {
  let list: Members[] | undefined;
  const received = new Map<string, Attachment>();
  for await (const part of readParts(body, boundary)) {
    if (!list) {
      if (mediaTypeOf(part.headers.get('content-type') ?? '') !== 'application/json')
        throw new Refusal(400, 'The first part must be application/json: the statements.');
      list = readStatements(await readAll(part.body, LIMITS.json), version, id);
      continue;
    }
    const sha2 = (part.headers.get('x-experience-api-hash') ?? '').toLowerCase();
    if (!sha2)
      throw new Refusal(400, 'A part with an attachment must have the header X-Experience-API-Hash.');
    if ((part.headers.get('content-transfer-encoding') ?? '').toLowerCase() !== 'binary')
      throw new Refusal(
        400,
        'A part with an attachment must have the header Content-Transfer-Encoding: binary.',
      );
    const named = list.flatMap(attachmentsOf).find((each) => (each['sha2'] as string).toLowerCase() === sha2);
    if (!named)
      throw new Refusal(400, `No statement names an attachment with the hash ${sha2.slice(0, 128)}.`);
    received.set(sha2, await receive(part.body, sha2, named['contentType'] as string, intake));
  }
  if (!list)
    throw new Refusal(400, 'The body has no part: the boundary of the Content-Type does not stand in it.');
  return { list, received };
}

const DIGESTS: Record<number, string> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** Keeps an attachment aside while it arrives; what it says of itself must be true. */
async function receive(
  body: AsyncIterable<Buffer>,
  sha2: string,
  contentType: string,
  intake: Intake,
): Promise<Attachment> {
  const digest = createHash(DIGESTS[sha2.length] ?? 'sha256');
  async function* read() {
    for await (const chunk of body) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const { hash, bytes, path } = await intake.put(Readable.from(read()), LIMITS.attachment);
  if (digest.digest('hex') !== sha2)
    throw new Refusal(400, `What came as the attachment ${sha2} does not have this hash.`);
  return { sha2, file: hash, bytes, contentType, path };
}

/** Every attachment has come or lies elsewhere (Part 2 §2.4.11). */
function mustBeComplete(list: Members[], received: Map<string, Attachment>): void {
  for (const statement of list)
    for (const attachment of attachmentsOf(statement)) {
      const { sha2, fileUrl } = attachment as { sha2: string; fileUrl?: string };
      if (fileUrl === undefined && !received.has(sha2.toLowerCase()))
        throw new Refusal(
          400,
          `The attachment ${sha2} has no fileUrl, so that its data must come with the statement.`,
        );
    }
}

async function checkSignatures(list: Members[], received: Map<string, Attachment>): Promise<void> {
  for (const [i, statement] of list.entries())
    for (const [k, attachment] of ((statement['attachments'] ?? []) as Members[]).entries()) {
      if (attachment['usageType'] !== SIGNATURE) continue;
      const path = `${list.length > 1 ? `$[${i}]` : '$'}.attachments[${k}]`;
      const file = received.get((attachment['sha2'] as string).toLowerCase());
      if (!file) throw new Fault(path, 'must come with its data: it is the signature');
      if (file.bytes > LIMITS.signature) throw new Fault(path, 'is too large for a signature');
      await checkSignature(statement, await readFile(file.path), path);
    }
}

async function store(
  ctx: ClientCtx,
  list: Members[],
  version: Version,
  received: Map<string, Attachment>,
  intake?: Intake,
): Promise<string[]> {
  const storing: Storing = {
    db: ctx.db,
    appOrigin: ctx.settings.appOrigin,
    now: ctx.now,
    authority: ctx.client.authority,
    authorityKey: ctx.client.authorityKey,
    version,
    owner: ctx.client.owner,
    // What speaks only of its own activities also says what they are.
    mayDefine: mayClient(ctx, 'define') || ctx.client.bounds !== null,
    within: ctx.client.bounds?.prefixes ?? null,
    mayVoidAnything: mayClient(ctx, 'statements/read'),
  };
  const rows = makeReady(list, storing, newId);
  for (const { statement, keys } of rows) mustSpeakWithin(ctx.client, statement, keys);
  const { associationId } = ctx.client;
  const files = [...received.values()].map(({ path: _, ...row }) => ({ ...row, associationId }));
  const bytes = [...rows.map(({ size }) => size), ...files.map(({ bytes: own }) => own)].reduce(
    (a, b) => a + b,
    0,
  );
  let grown = 0;
  await ctx.client.spend(bytes, async (mustFit) => {
    // Of what came together one request counts all: the sum is what is counted.
    const write = async (tx: Tx, all: Ready[]) => {
      grown = (await storeIn(tx, all, storing)).reduce((sum, { size }) => sum + size, 0);
      mustFit(grown);
    };
    if (files.length === 0 || !intake) return gather(ctx.db, ctx.client.key, { rows, write });
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
