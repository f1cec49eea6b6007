import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { PICTURES, stageFile, type StagedFile } from '#app/platform/stage-file.server.ts';

/**
 * Receives a picture. It becomes a slide with `addSlide`; otherwise the caller discards it. Throws `not_a_picture`, `too_large`,
 * `quota_reached`, `storage_full`.
 */
export async function stageSlide(ctx: Ctx, seat: Seat, stream: Readable): Promise<StagedFile> {
  mustBeAllowed(ctx, seat.staff);
  return stageFile(ctx, uploadOwner(ctx.actor), stream, PICTURES);
}
