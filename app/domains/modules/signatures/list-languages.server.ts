import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { listTextStates } from '#app/domains/modules/internal/texts.server.ts';
import { listSignatures } from './list-signatures.server.ts';
import type { Signature } from './signature.ts';

export type LanguageState = {
  language: string;
  isSource: boolean;
  /** Titles of modules, in the source's language. */
  missing: string[];
  outdated: string[];
  signatures: Signature[];
};

/** How far each language of a version of a native course is: what is missing, what its source has changed since, who has signed it. The caller has authorised. */
export async function listLanguages(ctx: Ctx, { version, variants }: CourseOffer): Promise<LanguageState[]> {
  const structure = await readStructureOf(ctx.db.read, version.id, false);
  const texts = await listTextStates(ctx.db.read, version.id);
  const signatures = await listSignatures(ctx, version.id);
  const source = texts.filter(({ language }) => language === structure.source);
  return variants.map(({ language }) => {
    const own = texts.filter((each) => each.language === language);
    return {
      language,
      isSource: language === structure.source,
      missing: source
        .filter(({ moduleId }) => !own.some((each) => each.moduleId === moduleId))
        .map(({ title }) => title),
      outdated: source
        .filter(({ moduleId, fileHash }) =>
          own.some((each) => each.moduleId === moduleId && each.sourceHash !== fileHash),
        )
        .map(({ title }) => title),
      signatures: signatures.filter((each) => each.language === language),
    };
  });
}
