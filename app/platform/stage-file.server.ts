import type { Readable } from 'node:stream';
import { DomainError, type ErrorCode } from './errors.ts';
import { firstBytes } from './first-bytes.server.ts';
import { pictureType } from './picture-type.ts';
import type { Platform } from './platform.server.ts';
import { type Intake, openIntake, type Owner } from './quotas.server.ts';

/** An uploaded file that no row refers to yet; `type` is its media type. */
export type StagedFile = Pick<Intake, 'settle' | 'discard'> & { hash: string; bytes: number; type: string };

/** Files that a form takes. `typeOf` reads the media type from the first kilobyte: null is refused with `refusal`. */
export type AcceptedFiles = {
  maxBytes: number;
  typeOf(start: Uint8Array): string | null;
  refusal: ErrorCode;
};

/** PNG, JPEG or WebP by its signature (magic bytes). */
export const PICTURES: AcceptedFiles = {
  maxBytes: 3_000_000,
  typeOf: pictureType,
  refusal: 'not_a_picture',
};

/**
 * Receives a file, for the quota of `owner`. The unit that refers to it settles it; otherwise the caller discards it. The caller has
 * authorised. Throws `refusal`, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageFile(
  platform: Platform,
  owner: Owner | null,
  stream: Readable,
  { maxBytes, typeOf, refusal }: AcceptedFiles,
): Promise<StagedFile> {
  const intake = await openIntake(platform, owner);
  try {
    const { hash, bytes, path } = await intake.put(stream, maxBytes);
    const type = typeOf(await firstBytes(path));
    if (!type) throw new DomainError(refusal);
    return { hash, bytes, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}
