import { and, eq, inArray, ne } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { moduleTexts } from '#db/schema/modules.ts';

/** Languages whose source has changed since they were translated, by version; of the author's own native courses. */
export async function listOutdatedLanguages(
  ctx: Ctx,
  offers: Pick<CourseOffer, 'version' | 'course'>[],
): Promise<Map<string, string[]>> {
  mustBeAllowed(ctx, isAuthor(ctx.actor) && offers.every(({ course }) => course.ownerId === ctx.actor!.id));
  const { read } = ctx.db;
  const source = alias(moduleTexts, 'source_texts');
  const rows = await read
    .selectDistinct({
      versionId: moduleTexts.versionId,
      language: moduleTexts.language,
      source: source.language,
    })
    .from(moduleTexts)
    .innerJoin(
      source,
      and(
        eq(source.versionId, moduleTexts.versionId),
        eq(source.moduleId, moduleTexts.moduleId),
        ne(source.language, moduleTexts.language),
        ne(source.fileHash, moduleTexts.sourceHash),
      ),
    )
    .where(
      inArray(
        moduleTexts.versionId,
        offers.map(({ version }) => version.id),
      ),
    );
  const outdated = new Map<string, string[]>();
  for (const { version } of offers) {
    const { source: original } = await readStructureOf(read, version.id, version.publishedAt !== null);
    const languages = rows.filter(
      ({ versionId, language, source: of }) =>
        versionId === version.id && of === original && language !== original,
    );
    if (languages.length > 0)
      outdated.set(
        version.id,
        languages.map(({ language }) => language),
      );
  }
  return outdated;
}
