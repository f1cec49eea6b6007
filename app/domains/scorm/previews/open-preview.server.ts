import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { previewLabel, previewSignature } from '#app/domains/scorm/internal/preview-token.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isSameSecret } from '#app/platform/ids.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';

export type OpenPreview = Pick<OpenLaunch, 'standard' | 'kind' | 'point' | 'needs' | 'learner'> & {
  packageId: string;
};

/** The preview of a token; throws `not_found` for a forged one, `launch_over` for an old one. */
export async function openPreview(ctx: Ctx, token: string, label: string | null): Promise<OpenPreview> {
  const [payload = '', signature = ''] = token.split('.');
  if (!isSameSecret(signature, previewSignature(ctx.keys, payload))) throw new DomainError('not_found');
  const [packageId = '', until = '0', locale = 'en'] = Buffer.from(payload, 'base64url')
    .toString()
    .split(' ');
  if (label !== null && label !== previewLabel(ctx.keys, packageId)) throw new DomainError('not_found');
  if (Number(until) <= ctx.now.getTime()) throw new DomainError('launch_over');
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  if (!row) throw new DomainError('not_found');
  return {
    packageId,
    standard: row.standard,
    kind: row.kind,
    point: row.launch,
    needs: sandboxPermissionsFrom(row.needs),
    learner: { opaqueId: 'preview', language: locale, name: '' },
  };
}
