import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { evidenceLabel, evidenceSignature } from '#app/domains/credits/internal/evidence-token.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import type { ExternalActivity } from './external-activity.ts';

const EVIDENCE_LIFE_MS = HOUR_MS;

/** A file to be shown in a frame of the content origin. */
export type ShownEvidence = { address: string; name: string; type: string };

/**
 * Address on the content origin under which the evidence of an activity can be looked at for an hour, by anybody who has it; null
 * where there is no file. The caller has authorised.
 */
export function showEvidence(
  { keys, settings, now }: Ctx,
  { id, fileHash, fileName, fileType }: ExternalActivity,
): ShownEvidence | null {
  if (!fileHash) return null;
  const payload = Buffer.from(`${id} ${fileHash} ${now.getTime() + EVIDENCE_LIFE_MS}`).toString('base64url');
  const host = settings.contentOrigin.replace('*', evidenceLabel(keys, id));
  return {
    address: `${host}/e/${payload}.${evidenceSignature(keys, payload)}`,
    name: fileName!,
    type: fileType!,
  };
}
