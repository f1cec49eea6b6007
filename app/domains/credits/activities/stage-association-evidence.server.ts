import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { stageEvidence } from './stage-evidence.server.ts';

/** As `stageEvidence`, for an officer of the association `slug`; throws `not_found` to anybody else. */
export async function stageAssociationEvidence(
  ctx: Ctx,
  upload: Parameters<typeof stageEvidence>[1],
  slug: string,
): Promise<EvidenceFile> {
  const { id } = await requireOwnAssociation(ctx, slug);
  return stageEvidence(ctx, upload, id);
}
