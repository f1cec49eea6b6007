import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import type { Reader } from '#db/database.ts';
import { courseDisclosures } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { readOwnCourse } from './read-course.server.ts';
import { DisclosureInput } from './schemas.ts';

export type Disclosure = typeof courseDisclosures.$inferSelect;

/** An interest that nobody has said how to keep out of the content. */
export const isUnresolved = ({
  interests,
  resolution,
}: Pick<Disclosure, 'interests' | 'resolution'>): boolean => interests !== '' && resolution === '';

/** Of everybody who controls a course's content, in the order they were made. Public, as learners must see them. */
export const listDisclosures = (read: Reader, courseId: string): Promise<Disclosure[]> =>
  read
    .select()
    .from(courseDisclosures)
    .where(eq(courseDisclosures.courseId, courseId))
    .orderBy(asc(courseDisclosures.createdAt));

/** Names what was shown: any change of it must be shown again. Null where there is nothing to show. */
export const seenHash = (disclosures: Disclosure[]): string | null =>
  disclosures.length === 0
    ? null
    : sha256(
        JSON.stringify(
          disclosures.map(({ name, role, interests, resolution }) => [name, role, interests, resolution]),
        ),
      );

/** Writes a disclosure down for one's own course, or changes one. Throws `not_found`. */
export async function saveDisclosure(ctx: Ctx, courseId: string, raw: unknown): Promise<void> {
  await readOwnCourse(ctx, courseId);
  const { id: known, ...input } = DisclosureInput.parse(raw);
  if (input.statedOn > ctx.now.toISOString().slice(0, 10))
    throw new DomainError('invalid', {}, { statedOn: 'date_in_future' });
  const id = known || newId();
  await ctx.db.transact(async (tx) => {
    if (known) {
      const [changed] = await tx
        .update(courseDisclosures)
        .set(input)
        .where(and(eq(courseDisclosures.id, known), eq(courseDisclosures.courseId, courseId)))
        .returning();
      if (!changed) throw new DomainError('not_found');
    } else await tx.insert(courseDisclosures).values({ ...input, id, courseId, createdAt: ctx.now });
    await appendAudit(tx, ctx, 'catalogue.disclosed', id, { courseId, ...input });
  });
}
