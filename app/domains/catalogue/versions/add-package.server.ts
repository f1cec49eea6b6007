import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { searchText } from '#app/domains/catalogue/courses/search-text.ts';
import type { CourseOffer, CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import { courseSlug } from '#app/domains/catalogue/courses/slug.ts';
import type { VariantInput } from '#app/domains/catalogue/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { contentChanges } from './accredited-content.ts';
import { correctTextsIn } from './correct-texts.server.ts';
import { hashContent } from './hash-content.server.ts';

type Newest = Pick<CourseOffer, 'version' | 'variants'>;
type PackageToAdd = {
  packageId: string;
  contentHash: string;
  format: 'scorm-1.2' | 'scorm-2004';
  courseId: string | null;
  /** The course as the author saw it (`hashContent`); undefined: whatever it is. */
  revision?: string | undefined;
};

/**
 * Makes a package the variant of its language in the course's draft: a new course, the open draft, or a new draft that takes
 * the other languages over from the version before. Open registrations keep their version. Where a published variant keeps its
 * package, minutes, specialties and rule, only its texts are corrected, in place. The caller has authorised. Throws `course_changed`.
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

  const newest = await readNewest(tx, courseId);
  // A course of pages and questions has no packages beside them.
  if (newest?.variants.some(({ format }) => format === 'native')) throw new DomainError('course_changed');
  if (newest && placed.revision !== undefined && placed.revision !== hashContent(newest))
    throw new DomainError('course_changed');
  const published = newest && findUnchangedVariant(newest, placed.packageId, input);
  if (published) {
    const { title, summary, objectives } = input;
    await correctTextsIn(tx, ctx, published, { title, summary, objectives });
    return courseId;
  }
  const versionId = await openDraft(tx, ctx, courseId, newest, input);
  const variant = {
    title: input.title,
    summary: input.summary,
    objectives: input.objectives,
    folded: searchText(input),
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

async function readNewest(tx: Tx, courseId: string): Promise<Newest | null> {
  const [version] = await tx
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (!version) return null;
  const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, version.id));
  return { version, variants };
}

/** The variant of the published version that would stay the same but for its texts; null where there is a draft. */
function findUnchangedVariant(
  { version, variants }: Newest,
  packageId: string,
  input: VariantInput,
): CourseVariant | null {
  if (version.state !== 'published') return null;
  const found = variants.find((each) => each.language === input.language && each.packageId === packageId);
  const changes = contentChanges({ version, variants }, { version: rulesFrom(input), variants });
  return found && changes.length === 0 ? found : null;
}

const rulesFrom = (input: VariantInput) => ({
  minutes: input.minutes,
  specialties: input.specialties,
  rule: {
    status: input.status,
    minScore: input.minScore === '' ? null : String(Number(input.minScore) / 100),
    minMinutes: input.minMinutes,
    ...(input.offlineMinutes === null ? {} : { offlineMinutes: input.offlineMinutes }),
    maxTries: input.maxTries,
    waitHours: input.waitHours,
    counts: input.counts,
  },
});

async function openDraft(
  tx: Tx,
  ctx: Ctx,
  courseId: string,
  newest: Newest | null,
  input: VariantInput,
): Promise<string> {
  const rules = rulesFrom(input);
  if (newest?.version.state === 'draft') {
    await tx.update(courseVersions).set(rules).where(eq(courseVersions.id, newest.version.id));
    return newest.version.id;
  }
  const id = newId();
  const number = (newest?.version.number ?? 0) + 1;
  await tx
    .insert(courseVersions)
    .values({ id, courseId, number, state: 'draft', createdAt: ctx.now, ...rules });
  for (const { id: _, ...variant } of newest?.variants ?? [])
    await tx.insert(courseVariants).values({ ...variant, id: newId(), versionId: id });
  return id;
}
