import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { JobHandler } from '#app/platform/jobs.server.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { consultationPictures } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { ownFiles } from '../../accounts/whose-files.ts';
import { logReadIn, requireOwnCase } from '../cases/read-case.server.ts';
import { PICTURE_BYTES } from '../choices.ts';
import { cardOf } from '../legal/card.ts';
import { unconfirmed } from '../legal/confirm.server.ts';
import { REMOVE_PICTURE } from '../internal/erase.server.ts';
import { inspectPicture } from './inspect.ts';
import { unwrapKey, wrapKey } from './wrap-key.ts';

const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];

/** All of a stream, in memory alone: what is refused must not have lain on a disk. Throws `too_large`. */
async function take(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > PICTURE_BYTES) throw new DomainError('too_large', { bytes: PICTURE_BYTES });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function seal(clear: Buffer): { sealed: Buffer; key: Buffer } {
  const [key, iv] = [randomBytes(32), randomBytes(IV_BYTES)];
  const cipher = createCipheriv(CIPHER, key, iv);
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), body]), key };
}

function unseal(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/**
 * One picture of a question that is being sent, in its place from 1; its name is never taken. It must be a JPEG or PNG without
 * anything besides its image. The same place again changes nothing. Throws `picture_strange`, `picture_unclean`, `too_large`.
 */
export async function keepPicture(
  ctx: Ctx,
  caseId: string,
  position: number,
  stream: Readable,
): Promise<void> {
  const { ctx: own, found, side } = await requireOwnCase(ctx, caseId);
  if (side !== 'asker') throw new DomainError('not_found');
  if (found.state !== 'sending') throw new DomainError('changed_meanwhile');
  if (!Number.isInteger(position) || position < 1 || position > found.pictures)
    throw new DomainError('too_many_pictures');
  const clear = await take(stream);
  const type = inspectPicture(clear);
  if (type === 'strange' || type === 'unclean') throw new DomainError(`picture_${type}`);
  const place = and(eq(consultationPictures.caseId, caseId), eq(consultationPictures.position, position));
  // Enciphered anew it would be another file, which nothing refers to.
  if ((await ctx.db.read.$count(consultationPictures, place)) > 0) return;
  const { sealed, key } = seal(clear);
  const id = newId();
  const intake = await openIntake(own, ownFiles(own.actor));
  try {
    const { hash, bytes } = await intake.put(Readable.from([sealed]), sealed.length);
    const row = {
      id,
      caseId,
      position,
      type,
      size: bytes,
      hash,
      key: wrapKey(ctx.keys.for('pictures'), key, id),
      at: ctx.now,
    };
    await intake.settle((deciding) =>
      ctx.db.transact(
        deciding(async (tx) => {
          await tx.insert(consultationPictures).values(row).onConflictDoNothing();
          await appendAudit(tx, ctx, 'consultations.picture-kept', caseId, { position, type, bytes });
        }),
      ),
    );
  } finally {
    await intake.discard();
  }
}

/** A picture for those who may see its case; that it was looked at is written down. */
export async function readPicture(
  ctx: Ctx,
  caseId: string,
  pictureId: string,
): Promise<{ type: string; body: Buffer }> {
  const { ctx: own, found, side, country } = await requireOwnCase(ctx, caseId);
  const [row] = await ctx.db.read
    .select()
    .from(consultationPictures)
    .where(and(eq(consultationPictures.id, pictureId), eq(consultationPictures.caseId, caseId)));
  if (!row) throw new DomainError('not_found');
  const open = await unconfirmed(ctx.db.read, own.actor.id, [cardOf(found.country, country)]);
  if (side === 'specialist' && open.length > 0) throw new DomainError('not_found');
  await ctx.db.transact((tx) => logReadIn(tx, own, caseId, 'picture'));
  const previous = ctx.keys.previous('pictures');
  const wrappings = [ctx.keys.for('pictures'), ...(previous ? [previous] : [])];
  const key = unwrapKey(wrappings, row.key, row.id);
  return { type: row.type, body: unseal(await ctx.files.read(row.hash), key) };
}


/** The file of a picture whose row is gone; without its key nobody could have read it any more. */
export const removePictureHandler =
  ({ files }: Pick<Platform, 'files'>): JobHandler =>
  async ({ hash }) =>
    files.remove(String(hash));
