import { and, desc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courses, courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAuthor, mayTeach, mustBeAllowed } from '../accounts/permissions.ts';
import { isUnresolved, listDisclosures } from './disclosures.server.ts';
import { fold, slugFrom } from './fold.ts';
import type { VariantInput } from './schemas.ts';

type Placed = { packageId: string; format: 'scorm-1.2' | 'scorm-2004'; courseId: string | null };

/**
 * Makes a package the variant of its language in the course's draft: a new course, the open draft, or a
 * new draft that takes the other languages over from the version before. Those who are in the middle
 * keep their version. The caller has shown that the package is the actor's own.
 */
export async function placePackageIn(tx: Tx, ctx: Ctx, placed: Placed, input: VariantInput): Promise<string> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const courseId = placed.courseId ?? newId();
  if (placed.courseId) {
    const [course] = await tx.select().from(courses).where(eq(courses.id, courseId));
    mustBeAllowed(ctx, course?.ownerId === actor.id);
  } else {
    // The tail of the id keeps two courses of one title apart without a look at what others wrote.
    const slug = `${slugFrom(input.title)}-${courseId.slice(-6)}`;
    await tx.insert(courses).values({ id: courseId, slug, ownerId: actor.id, createdAt: ctx.now });
  }

  const versionId = await draftOf(tx, ctx, courseId, input);
  const variant = {
    title: input.title,
    summary: input.summary,
    objectives: input.objectives,
    folded: fold([input.title, input.summary, ...input.objectives].join(' ')),
    packageId: placed.packageId,
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

async function draftOf(tx: Tx, ctx: Ctx, courseId: string, input: VariantInput): Promise<string> {
  const rules = {
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
  };
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

/**
 * Makes the draft what the catalogue shows; the version before stays for those who are in it. Throws
 * `disclosure_unresolved` while a conflict of interest is. `alongside` is done in the same unit.
 */
export async function publishVersion(
  ctx: Ctx,
  versionId: string,
  alongside: (tx: Tx, courseId: string) => Promise<void> = async () => undefined,
): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ course: courses, version: courseVersions })
      .from(courseVersions)
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .where(eq(courseVersions.id, versionId));
    mustBeAllowed(ctx, row?.course.ownerId === actor.id && row.version.state === 'draft');
    if ((await listDisclosures(tx, row!.course.id)).some(isUnresolved))
      throw new DomainError('disclosure_unresolved');
    await tx
      .update(courseVersions)
      .set({ state: 'replaced' })
      .where(and(eq(courseVersions.courseId, row!.course.id), eq(courseVersions.state, 'published')));
    await tx
      .update(courseVersions)
      .set({ state: 'published', publishedAt: ctx.now })
      .where(eq(courseVersions.id, versionId));
    await appendAudit(tx, ctx, 'catalogue.published', versionId, { number: row!.version.number });
    await alongside(tx, row!.course.id);
  });
}
