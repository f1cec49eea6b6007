import { and, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { disclosedBy } from './disclosure.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { DisclosureInput } from '#app/domains/catalogue/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mustBeUnchanged, revisionOf } from '#app/platform/revision.server.ts';
import { courseDisclosures } from '#db/schema/catalogue.ts';

/** Writes a disclosure down for one's own course, or changes one. Throws `not_found` and `changed_meanwhile`. */
export async function saveDisclosure(ctx: Ctx, courseId: string, raw: unknown): Promise<void> {
  await readOwnCourse(ctx, courseId);
  const { id: known, revision, ...input } = DisclosureInput.parse(raw);
  if (input.statedOn > todayOf(ctx)) throw new DomainError('invalid', {}, { statedOn: 'date_in_future' });
  const id = known || newId();
  await ctx.db.transact(async (tx) => {
    if (known) {
      const own = and(eq(courseDisclosures.id, known), eq(courseDisclosures.courseId, courseId));
      const [before] = await tx.select().from(courseDisclosures).where(own);
      if (!before) throw new DomainError('not_found');
      mustBeUnchanged(revision, revisionOf(disclosedBy(before)));
      await tx.update(courseDisclosures).set(input).where(own);
    } else await tx.insert(courseDisclosures).values({ ...input, id, courseId, createdAt: ctx.now });
    await appendAudit(tx, ctx, 'catalogue.disclosed', id, { courseId, ...input });
  });
}
