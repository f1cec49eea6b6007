import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findPackageFile } from '#app/domains/scorm/packages/find-package-file.server.ts';
import { isText, mediaTypeOf } from '#app/domains/scorm/packages/media-types.ts';
import { readTextEncoding } from '#app/domains/scorm/packages/read-text-encoding.server.ts';
import type { OpenPreview } from '#app/domains/scorm/previews/open-preview.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Exchange } from '../../edge/exchange.ts';
import { sendFile } from '../../edge/files.ts';
import { compress } from '../compress.ts';
import { packagePolicy } from './content-policies.ts';

export async function sendPackageFile(
  ctx: Ctx,
  { packageId, needs, learner }: Pick<OpenPreview, 'packageId' | 'needs' | 'learner'>,
  exchange: Exchange,
  path: string,
): Promise<void> {
  const file = await findPackageFile(ctx, packageId, path);
  if (!file) throw new DomainError('not_found');
  const stored = ctx.files.pathOf(file.hash);
  const encoding = isText(file.path) ? await readTextEncoding(file.hash, stored) : 'unknown';
  compress(exchange);
  await sendFile(exchange, stored, {
    headers: {
      'Content-Type': mediaTypeOf(file.path, encoding, learner.language),
      'Content-Security-Policy': packagePolicy(ctx.settings, needs),
      'Cache-Control': 'private, max-age=3600',
      ETag: `"${file.hash.slice(0, 32)}"`,
    },
    cacheControl: false,
    lastModified: false,
  });
}
