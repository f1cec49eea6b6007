import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { searchKey } from '#app/domains/catalogue/courses/search-key.ts';
import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import { courseSlug } from '#app/domains/catalogue/courses/slug.ts';
import type { VariantInput } from '#app/domains/catalogue/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { contentChanges } from './accredited-content.ts';
import { correctTextsIn } from './correct-texts.server.ts';

type PackageToAdd = {
  packageId: string;
  contentHash: string;
  format: 'scorm-1.2' | 'scorm-2004';
  courseId: string | null;
};

/**
 * Makes a package the variant of its language in the course's draft: a new course, the open draft, or a new draft that takes
 * the other languages over from the version before. Open registrations keep their version. Where a published variant keeps its
 * package, minutes, specialties and rule, only its texts are corrected, in place. The caller has authorised.
 */
export async function addPackageIn(
  tx: Tx,
  ctx: Ctx,
  placed: PackageToAdd,
  input: VariantInput,
): Promise<string> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const courseId = placed.courseId ?? newId();
  if (placed.courseId) {
    const [course] = await tx.select().from(courses).where(eq(courses.id, courseId));
    mustBeAllowed(ctx, course?.ownerId === actor.id);
  } else {
    // The end of the id distinguishes two courses of one title without reading other people's rows.
    const slug = `${courseSlug(input.title)}-${courseId.slice(-6)}`;
    await tx.insert(courses).values({ id: courseId, slug, ownerId: actor.id, createdAt: ctx.now });
  }

  const published = await findUnchangedVariant(tx, courseId, placed.packageId, input);
  if (published) {
    const { title, summary, objectives } = input;
    await correctTextsIn(tx, ctx, published, { title, summary, objectives });
    return courseId;
  }
  const versionId = await openDraft(tx, ctx, courseId, input);
  const variant = {
    title: input.title,
    summary: input.summary,
    objectives: input.objectives,
    folded: searchKey([input.title, input.summary, ...input.objectives].join(' ')),
    packageId: placed.packageId,
    contentHash: placed.contentHash,
    format: placed.format,
  };
  await tx
    .insert(courseVariants)
    .values({ id: newId(), versionId, language: input.language, ...variant })
    .onConflictDoUpdate({ target: [courseVariants.versionId, courseVariants.language], set: variant });
  await appendAudit(tx, ctx, 'catalogue.package-placed', courseId, {
    versionId,
    ...input,
    packageId: placed.packageId,
  });
  return courseId;
}

/** The variant of the published version that would stay the same but for its texts; null where there is a draft. */
async function findUnchangedVariant(
  tx: Tx,
  courseId: string,
  packageId: string,
  input: VariantInput,
): Promise<CourseVariant | null> {
  const [newest] = await tx
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (newest?.state !== 'published') return null;
  const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, newest.id));
  const found = variants.find((each) => each.language === input.language && each.packageId === packageId);
  const changes = contentChanges({ version: newest, variants }, { version: rulesFrom(input), variants });
  return found && changes.length === 0 ? found : null;
}

const rulesFrom = (input: VariantInput) => ({
  minutes: input.minutes,
  specialties: input.specialties,
  rule: {
    status: input.status,
    minScore: input.minScore === '' ? null : String(Number(input.minScore) / 100),
    minMinutes: input.minMinutes,
    ...(input.offlineMinutes === undefined ? {} : { offlineMinutes: input.offlineMinutes }),
    maxTries: input.maxTries,
    waitHours: input.waitHours,
    counts: input.counts,
  },
});

async function openDraft(tx: Tx, ctx: Ctx, courseId: string, input: VariantInput): Promise<string> {
  const rules = rulesFrom(input);
  const [newest] = await tx
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (newest?.state === 'draft') {
    await tx.update(courseVersions).set(rules).where(eq(courseVersions.id, newest.id));
    return newest.id;
  }
  const id = newId();
  const number = (newest?.number ?? 0) + 1;
  await tx
    .insert(courseVersions)
    .values({ id, courseId, number, state: 'draft', createdAt: ctx.now, ...rules });
  if (newest)
    for (const { id: _, ...variant } of await tx
      .select()
      .from(courseVariants)
      .where(eq(courseVariants.versionId, newest.id)))
      await tx.insert(courseVariants).values({ ...variant, id: newId(), versionId: id });
  return id;
}
