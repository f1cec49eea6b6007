import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { shortFileName } from '#app/platform/file-name.ts';
import { type AcceptedFiles, stageFile } from '#app/platform/stage-file.server.ts';
import { type EvidenceFile, evidenceType } from './evidence-file.ts';

const EVIDENCE: AcceptedFiles = {
  maxBytes: 20_000_000,
  typeOf: evidenceType,
  refusal: 'not_evidence',
};

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
  const file = await stageFile(ctx, owner, upload.stream, EVIDENCE);
  return { ...file, name: shortFileName(upload.fileName) };
}
