import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { acknowledgeDisclosuresIn } from './acknowledge-disclosures.server.ts';
import { prepareRegistration, type RegistrationDraft } from './prepare-registration.server.ts';

/**
 * Registers for the published version, and notes that the disclosures named by `shown` were shown; a second time answers the
 * first registration. Throws `course_unpublished`.
 */
export async function registerForCourse(ctx: Ctx, slug: string, raw: unknown, shown = ''): Promise<string> {
  mustBeSignedIn(ctx);
  const draft = await prepareRegistration(ctx, slug, raw, shown);
  return ctx.db.transact((tx) => registerForCourseIn(tx, ctx, draft));
}

/** Returns the id of the registration, which is the draft's where it is new. */
export async function registerForCourseIn(
  tx: Tx,
  ctx: SignedInCtx,
  { id, course, version, variant, shown }: RegistrationDraft,
): Promise<string> {
  const { actor } = ctx;
  const [open] = await tx
    .select()
    .from(registrations)
    .where(
      and(
        eq(registrations.personId, actor.id),
        eq(registrations.courseId, course.id),
        isNull(registrations.endedAt),
      ),
    );
  if (open) {
    await acknowledgeDisclosuresIn(tx, ctx, open, shown);
    return open.id;
  }
  const [now] = await tx
    .select({ unpublishedAt: courses.unpublishedAt })
    .from(courses)
    .where(eq(courses.id, course.id));
  if (now?.unpublishedAt) throw new DomainError('course_unpublished');
  const { language } = variant;
  const made = { id, courseId: course.id, disclosuresSeen: null };
  await tx
    .insert(registrations)
    .values({ ...made, personId: actor.id, versionId: version.id, language, createdAt: ctx.now });
  await recordStatementIn(tx, ctx, {
    actor: actor.opaqueId,
    verb: 'registered',
    activity: `/activities/courses/${course.id}`,
    name: { [language]: variant.title },
    type: 'course',
    registration: id,
  });
  await appendAudit(tx, ctx, 'learning.registered', id, {
    courseId: course.id,
    versionId: version.id,
    language,
  });
  await acknowledgeDisclosuresIn(tx, ctx, made, shown);
  return id;
}
