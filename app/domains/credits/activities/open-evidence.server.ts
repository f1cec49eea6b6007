import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { evidenceLabel, evidenceSignature } from '#app/domains/credits/internal/evidence-token.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isSameSecret } from '#app/platform/ids.server.ts';
import { externalActivities } from '#db/schema/credits.ts';

/**
 * The file behind an address of `showEvidence`; throws `not_found` for a forged one, one under another's host label, or of a
 * file that is not there any more, and `link_expired` for an old one.
 */
export async function openEvidence(
  ctx: Ctx,
  token: string,
  label: string | null,
): Promise<{ path: string; type: string }> {
  const [payload = '', signature = ''] = token.split('.');
  if (!isSameSecret(signature, evidenceSignature(ctx.keys, payload))) throw new DomainError('not_found');
  const [id = '', hash = '', until = '0'] = Buffer.from(payload, 'base64url').toString().split(' ');
  if (label !== null && label !== evidenceLabel(ctx.keys, id)) throw new DomainError('not_found');
  if (Number(until) <= ctx.now.getTime()) throw new DomainError('link_expired');
  const [row] = await ctx.db.read
    .select({ type: externalActivities.fileType })
    .from(externalActivities)
    .where(and(eq(externalActivities.id, id), eq(externalActivities.fileHash, hash)));
  if (!row) throw new DomainError('not_found');
  return { path: ctx.files.pathOf(hash), type: row.type! };
}
