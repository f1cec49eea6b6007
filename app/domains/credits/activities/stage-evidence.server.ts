import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { shortFileName } from '#app/platform/file-name.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import { type EvidenceFile, evidenceType } from './evidence-file.ts';

const EVIDENCE_BYTES = 20_000_000;

/**
 * Takes a photo or a PDF in; it stays once the unit that refers to it has settled it, and the caller discards what does not. An
 * officer's counts for the association. Throws `not_evidence` for anything else, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageEvidence(
  ctx: Ctx,
  upload: { stream: Readable; fileName: string },
  associationId: string | null = null,
): Promise<EvidenceFile> {
  mustBeSignedIn(ctx);
  if (associationId !== null) mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const owner =
    associationId === null ? uploadOwner(ctx.actor) : ({ kind: 'association', id: associationId } as const);
  const intake = await openIntake(ctx, owner);
  try {
    const { hash, bytes, path } = await intake.put(upload.stream, EVIDENCE_BYTES);
    const type = evidenceType(await firstBytes(path));
    if (!type) throw new DomainError('not_evidence');
    const name = shortFileName(upload.fileName);
    return { hash, bytes, name, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}
