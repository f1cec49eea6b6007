import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { groupBy } from '#app/platform/group.ts';
import { moduleTexts } from '#db/schema/modules.ts';

/** Languages whose source has changed since they were translated, by version; of the author's own native courses. */
export async function listOutdatedLanguages(
  ctx: Ctx,
  offers: Pick<CourseOffer, 'version' | 'course'>[],
): Promise<Map<string, string[]>> {
  mustBeAllowed(ctx, isAuthor(ctx.actor) && offers.every(({ course }) => course.ownerId === ctx.actor!.id));
  const { read } = ctx.db;
  const rows = await read
    .select({
      versionId: moduleTexts.versionId,
      moduleId: moduleTexts.moduleId,
      language: moduleTexts.language,
      fileHash: moduleTexts.fileHash,
      sourceHash: moduleTexts.sourceHash,
    })
    .from(moduleTexts)
    .where(
      inArray(
        moduleTexts.versionId,
        offers.map(({ version }) => version.id),
      ),
    );
  const byVersion = groupBy(rows, ({ versionId }) => versionId);
  const outdated = new Map<string, string[]>();
  for (const { version } of offers) {
    const { source } = await readStructureOf(read, version.id, version.publishedAt !== null);
    const texts = byVersion.get(version.id) ?? [];
    const originals = new Map(
      texts.filter(({ language }) => language === source).map((text) => [text.moduleId, text.fileHash]),
    );
    const behind = texts.filter(
      ({ language, moduleId, sourceHash }) =>
        language !== source && originals.has(moduleId) && originals.get(moduleId) !== sourceHash,
    );
    const languages = [...new Set(behind.map(({ language }) => language))];
    if (languages.length > 0) outdated.set(version.id, languages);
  }
  return outdated;
}
