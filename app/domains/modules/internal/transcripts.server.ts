import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { OwnModule } from './own-module.server.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import { listKnownLanguages } from './known-languages.server.ts';
import { findText, listModuleOutlines } from './texts.server.ts';

/** Words of the transcript of a recording in a module, in the language in which its page shows it. Throws `not_found`. */
export async function requireTranscript(
  ctx: Ctx,
  { registered, structure, module }: OwnModule,
  file: string,
): Promise<number> {
  const { read } = ctx.db;
  const { versionId, language: chosen } = registered.registration;
  const written = [...(await listModuleOutlines(read, versionId, module.id)).keys()];
  const known = await listKnownLanguages(ctx as SignedInCtx);
  const language = pickLanguage(written, chosen, known, structure.source);
  const text = await findText(read, versionId, module.id, language);
  const found = blocksIn(text!).find((block) => 'transcript' in block && block.src === file);
  if (!found || !('words' in found)) throw new DomainError('not_found');
  return found.words;
}
