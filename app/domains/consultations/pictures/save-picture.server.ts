import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { requireOwnCase } from '#app/domains/consultations/cases/require-own-case.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { consultationPictures } from '#db/schema/consultations.ts';
import { inspectPicture } from './inspect-picture.ts';
import { encryptPicture } from './picture-cipher.ts';
import { MAX_PICTURE_BYTES } from './picture-limits.ts';
import { wrapKey } from './wrap-key.ts';

/**
 * Stores one picture of a question that is being sent, in its place from 1; its file name is not stored. It must be a JPEG or
 * PNG without anything but its image. The same place again changes nothing. Throws `picture_strange`, `picture_unclean`,
 * `too_large`.
 */
export async function savePicture(
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
  // In memory alone: what is refused must not have lain on a disk.
  const clear = await readBody(stream, MAX_PICTURE_BYTES);
  const type = inspectPicture(clear);
  if (type === 'strange' || type === 'unclean') throw new DomainError(`picture_${type}`);
  const place = and(eq(consultationPictures.caseId, caseId), eq(consultationPictures.position, position));
  // A second encryption would leave an unreferenced file.
  if ((await ctx.db.read.$count(consultationPictures, place)) > 0) return;
  const { sealed, key } = encryptPicture(clear);
  const id = newId();
  const intake = await openIntake(own, uploadOwner(own.actor));
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
