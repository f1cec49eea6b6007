import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { RegistrationInput } from '#app/domains/learning/schemas.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { registrations } from '#db/schema/learning.ts';

/** Registers for the published version; a second time answers the first registration. */
export async function registerForCourse(ctx: Ctx, slug: string, raw: unknown): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { language } = RegistrationInput.parse(raw);
  const { course, version, variants } = await readPublishedCourse(ctx, slug);
  const variant = variants.find((each) => each.language === language);
  if (!variant) throw new DomainError('invalid', {}, { language: 'choose_from_list' });
  const id = newId();
  return ctx.db.transact(async (tx) => {
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
    if (open) return open.id;
    await tx.insert(registrations).values({
      id,
      personId: actor.id,
      courseId: course.id,
      versionId: version.id,
      language,
      createdAt: ctx.now,
    });
    await recordStatementIn(tx, ctx, {
      actor: actor.opaqueId,
      verb: 'registered',
      activity: `/activities/courses/${course.id}`,
      name: { [variant.language]: variant.title },
      type: 'course',
      registration: id,
    });
    await appendAudit(tx, ctx, 'learning.registered', id, {
      courseId: course.id,
      versionId: version.id,
      language,
    });
    return id;
  });
}
