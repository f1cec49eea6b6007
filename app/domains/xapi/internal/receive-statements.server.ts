import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { readJson } from '#app/domains/xapi/protocol/json.ts';
import { readParts } from '#app/domains/xapi/protocol/multipart.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { Refusal, tooLarge } from '#app/domains/xapi/protocol/refusal.ts';
import { REQUEST_LIMITS } from '#app/domains/xapi/protocol/request-limits.ts';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { listStatementAttachments } from '#app/domains/xapi/statements/statement-attachments.ts';
import { validateStatements } from '#app/domains/xapi/statements/validate-statement.ts';
import { type JsonObject, SIGNATURE } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Intake } from '#app/platform/quotas.server.ts';
import { checkSignature } from './check-signature.server.ts';

/** A body on its way in: its media type, and its bytes while they arrive. */
export type IncomingBody = { contentType: string; body: AsyncIterable<Buffer> };

export type ReceivedAttachment = {
  sha2: string;
  file: string;
  bytes: number;
  contentType: string;
  path: string;
};

export const mediaTypeOf = (contentType: string): string => contentType.split(';')[0]!.trim().toLowerCase();

/** Statements as the body holds them, valid; for a PUT exactly one, of that id. */
export function readStatementsFrom(json: Buffer, version: Version, id: string | undefined): JsonObject[] {
  const value = readJson(json);
  if (id !== undefined && Array.isArray(value))
    throw new ValidationError('$', 'must be one statement, not a list');
  if (Array.isArray(value) && value.length > REQUEST_LIMITS.statements)
    throw new Refusal(413, `No more than ${REQUEST_LIMITS.statements} statements are taken in one request.`);
  const list = validateStatements(value, version);
  if (id === undefined) return list;
  const own = list[0]!['id'] as string | undefined;
  if (own !== undefined && own.toLowerCase() !== id)
    throw new ValidationError('$.id', 'must be the same as the parameter statementId');
  return [{ ...list[0], id: own ?? id }];
}

export async function readMultipart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  intake: Intake,
  version: Version,
  id: string | undefined,
): Promise<{ list: JsonObject[]; received: Map<string, ReceivedAttachment> }> {
  let list: JsonObject[] | undefined;
  const received = new Map<string, ReceivedAttachment>();
  for await (const part of readParts(body, boundary)) {
    if (!list) {
      if (mediaTypeOf(part.headers.get('content-type') ?? '') !== 'application/json')
        throw new Refusal(400, 'The first part must be application/json: the statements.');
      list = readStatementsFrom(await readBody(part.body, REQUEST_LIMITS.json, tooLarge), version, id);
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
    const named = list
      .flatMap(listStatementAttachments)
      .find((each) => (each['sha2'] as string).toLowerCase() === sha2);
    if (!named)
      throw new Refusal(400, `No statement names an attachment with the hash ${sha2.slice(0, 128)}.`);
    received.set(sha2, await receiveAttachment(part.body, sha2, named['contentType'] as string, intake));
  }
  if (!list)
    throw new Refusal(400, 'The body has no part: the boundary of the Content-Type does not stand in it.');
  return { list, received };
}

const DIGESTS: Record<number, string> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** Stages an attachment while it arrives; its declared length and hash must be true. */
async function receiveAttachment(
  body: AsyncIterable<Buffer>,
  sha2: string,
  contentType: string,
  intake: Intake,
): Promise<ReceivedAttachment> {
  const digest = createHash(DIGESTS[sha2.length] ?? 'sha256');
  async function* read() {
    for await (const chunk of body) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const { hash, bytes, path } = await intake.put(Readable.from(read()), REQUEST_LIMITS.attachment);
  if (digest.digest('hex') !== sha2)
    throw new Refusal(400, `What came as the attachment ${sha2} does not have this hash.`);
  return { sha2, file: hash, bytes, contentType, path };
}

/** Every attachment has arrived or is available elsewhere (Part 2 §2.4.11). */
export function requireAttachments(list: JsonObject[], received: Map<string, ReceivedAttachment>): void {
  for (const statement of list)
    for (const attachment of listStatementAttachments(statement)) {
      const { sha2, fileUrl } = attachment as { sha2: string; fileUrl?: string };
      if (fileUrl === undefined && !received.has(sha2.toLowerCase()))
        throw new Refusal(
          400,
          `The attachment ${sha2} has no fileUrl, so that its data must come with the statement.`,
        );
    }
}

export async function checkSignatures(
  list: JsonObject[],
  received: Map<string, ReceivedAttachment>,
): Promise<void> {
  for (const [i, statement] of list.entries())
    for (const [k, attachment] of ((statement['attachments'] ?? []) as JsonObject[]).entries()) {
      if (attachment['usageType'] !== SIGNATURE) continue;
      const path = `${list.length > 1 ? `$[${i}]` : '$'}.attachments[${k}]`;
      const file = received.get((attachment['sha2'] as string).toLowerCase());
      if (!file) throw new ValidationError(path, 'must come with its data: it is the signature');
      if (file.bytes > REQUEST_LIMITS.signature)
        throw new ValidationError(path, 'is too large for a signature');
      await checkSignature(statement, await readFile(file.path), path);
    }
}
