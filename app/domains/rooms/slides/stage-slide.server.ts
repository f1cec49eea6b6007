import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { pictureType } from '#app/platform/picture-type.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';

const SLIDE_BYTES = 3_000_000;

export type StagedSlide = Pick<Intake, 'settle' | 'discard'> & { hash: string; bytes: number; type: string };

/**
 * Receives a picture: PNG, JPEG or WebP by its signature (magic bytes). It becomes a slide with `addSlide`; otherwise the
 * caller discards it. Throws `not_a_picture`, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageSlide(ctx: Ctx, seat: Seat, stream: Readable): Promise<StagedSlide> {
  mustBeAllowed(ctx, seat.staff);
  const intake = await openIntake(ctx, uploadOwner(ctx.actor));
  try {
    const { hash, bytes, path } = await intake.put(stream, SLIDE_BYTES);
    const type = pictureType(await firstBytes(path));
    if (!type) throw new DomainError('not_a_picture');
    return { hash, bytes, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}
