import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { OwnModule } from './own-module.server.ts';
import { findText } from './texts.server.ts';

/** Words of the transcript of a recording in a module, in the reader's language or the source's. Throws `not_found`. */
export async function requireTranscript(
  { db }: Ctx,
  { registered, structure, module }: OwnModule,
  file: string,
): Promise<number> {
  const { versionId, language } = registered.registration;
  const text =
    (await findText(db.read, versionId, module.id, language)) ??
    (await findText(db.read, versionId, module.id, structure.source))!;
  const found = blocksIn(text).find((block) => 'transcript' in block && block.src === file);
  if (!found || !('words' in found)) throw new DomainError('not_found');
  return found.words;
}
