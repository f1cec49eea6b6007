import { and, desc, eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { searchText } from '#app/domains/catalogue/courses/search-text.ts';
import { courseSlug } from '#app/domains/catalogue/courses/slug.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';

type NativeLanguage = {
  /** Made before the unit. */
  id: string;
  language: string;
  title: string;
  summary: string;
  objectives: string[];
  contentHash: string;
};
type NativeVersion = {
  /** Made before the unit; `courseId` is null for a new course, whose id is `newCourseId`. */
  versionId: string;
  courseId: string | null;
  newCourseId: string;
  /** How the folder names it. */
  folder: string;
  minutes: number;
  specialties: string[];
  rule: CompletionRule;
  /** Its picture, which the course has from its publication on. */
  cover: { hash: string; type: string; bytes: number } | null;
  languages: NativeLanguage[];
};
/** `replaced`: the draft that it takes the place of. */
export type AddedVersion = { courseId: string; versionId: string; replaced: string | null };

/**
 * Makes a native course the draft of a new course, or the next draft of one's own course; a draft that is there is replaced, and the
 * caller replaces its content. Throws `changed_meanwhile` where the course is not of this kind, or another one of its owner came from a folder
 * of the same name.
 */
export async function addNativeVersionIn(
  tx: Tx,
  ctx: SignedInCtx,
  added: NativeVersion,
): Promise<AddedVersion> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const courseId = added.courseId ?? added.newCourseId;
  const { minutes, specialties, rule, cover } = added;
  const about = {
    minutes,
    specialties,
    rule,
    coverHash: cover?.hash ?? null,
    coverType: cover?.type ?? null,
    coverBytes: cover?.bytes ?? 0,
  };
  if (added.courseId === null) {
    const { folder } = added;
    const slug = `${courseSlug(folder)}-${courseId.slice(-6)}`;
    const [made] = await tx
      .insert(courses)
      .values({ id: courseId, slug, folder, ownerId: ctx.actor.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: courses.id });
    if (!made) throw new DomainError('changed_meanwhile');
  } else {
    const [course] = await tx.select().from(courses).where(eq(courses.id, courseId));
    mustBeAllowed(ctx, course?.ownerId === ctx.actor.id);
  }
  const [newest] = await tx
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  const draft = newest?.state === 'draft' ? newest : null;
  const versionId = draft?.id ?? added.versionId;
  if (draft) {
    await tx.update(courseVersions).set(about).where(eq(courseVersions.id, draft.id));
    const [other] = await tx
      .select()
      .from(courseVariants)
      .where(and(eq(courseVariants.versionId, draft.id)))
      .limit(1);
    if (other && other.format !== 'native') throw new DomainError('changed_meanwhile');
    await tx.delete(courseVariants).where(eq(courseVariants.versionId, draft.id));
  } else
    await tx.insert(courseVersions).values({
      id: versionId,
      courseId,
      number: (newest?.number ?? 0) + 1,
      state: 'draft',
      ...about,
      createdAt: ctx.now,
    });
  for (const { contentHash, id, language, ...texts } of added.languages)
    await tx.insert(courseVariants).values({
      id,
      versionId,
      language,
      ...texts,
      folded: searchText(texts),
      packageId: null,
      contentHash,
      format: 'native',
    });
  await appendAudit(tx, ctx, 'catalogue.native-version-added', courseId, {
    versionId,
    languages: added.languages.map(({ language }) => language),
  });
  return { courseId, versionId, replaced: draft?.id ?? null };
}
