import { and, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import type { Database, Tx } from '#db/database.ts';
import { associations, officers, people } from '#db/schema/accounts.ts';
import { courses, courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '../accounts/permissions.ts';
import { readPublicVersion } from '../catalogue/read-course.server.ts';
import { addDays } from './counting/dates.ts';
import { AccreditationInput } from './schemas.ts';
import { enqueueRecount } from './standings.server.ts';

export type Accreditation = typeof accreditations.$inferSelect;

/**
 * An officer signs what a published version is worth in a programme. A later signature stands before an earlier one.
 * Throws `own_decision` for a course of one's own.
 */
export async function accredit(ctx: Ctx, associationId: string, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const input = AccreditationInput.parse(raw);
  const { course } = await readPublicVersion(ctx, input.courseVersionId);
  mustBeSomebodyElse(ctx, course.ownerId);
  return ctx.db.transact((tx) => accreditIn(tx, ctx, associationId, input));
}

/** As `accredit`, in the unit of a decision; the caller has shown that the actor may. */
export async function accreditIn(
  tx: Tx,
  ctx: Ctx,
  associationId: string,
  input: AccreditationInput,
): Promise<string> {
  const { actor } = ctx as SignedInCtx;
  const id = newId();
  await tx
    .insert(accreditations)
    .values({ ...input, id, associationId, signedBy: actor.id, signedAt: ctx.now });
  await appendAudit(tx, ctx, 'credits.accredited', id, { ...input, associationId });
  await enqueueRecount(tx, ctx.now, { courseVersionId: input.courseVersionId });
  return id;
}

/** Accreditations of these versions with the association that signed, newest first. Public. */
export async function listAccreditations(ctx: Ctx, versionIds: string[]) {
  if (versionIds.length === 0) return [];
  return ctx.db.read
    .select({ accreditation: accreditations, association: associations })
    .from(accreditations)
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(inArray(accreditations.courseVersionId, versionIds))
    .orderBy(desc(accreditations.signedAt));
}

export const listAccreditationsIn = (tx: Tx, versionId: string): Promise<Accreditation[]> =>
  tx.select().from(accreditations).where(eq(accreditations.courseVersionId, versionId));

const WARNED_DAYS = 60;

/** Tells the author and the officers once that an accreditation runs out within two months. Answers how many. */
export async function warnOfExpiry({ db }: { db: Database }, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const rows = await db.read
    .select({ accreditation: accreditations, courseId: courseVersions.courseId, owner: people })
    .from(accreditations)
    .innerJoin(courseVersions, eq(courseVersions.id, accreditations.courseVersionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(people, eq(people.id, courses.ownerId))
    .where(
      and(
        isNull(accreditations.warnedAt),
        eq(courseVersions.state, 'published'),
        gte(accreditations.validTo, today),
        lte(accreditations.validTo, addDays(today, WARNED_DAYS)),
      ),
    );
  for (const { accreditation, owner } of rows) {
    const others = await db.read
      .select({ person: people })
      .from(officers)
      .innerJoin(people, eq(people.id, officers.personId))
      .where(eq(officers.associationId, accreditation.associationId));
    const [variant] = await db.read
      .select({ title: courseVariants.title })
      .from(courseVariants)
      .where(eq(courseVariants.versionId, accreditation.courseVersionId))
      .limit(1);
    await db.transact(async (tx) => {
      // Several processes look at once: only one of them writes.
      const [mine] = await tx
        .update(accreditations)
        .set({ warnedAt: now })
        .where(and(eq(accreditations.id, accreditation.id), isNull(accreditations.warnedAt)))
        .returning({ id: accreditations.id });
      if (!mine) return;
      for (const person of [owner, ...others.map((each) => each.person)]) {
        const t = translatorFor(person.locale);
        const date = formatFor(person.locale, person.timeZone).day(accreditation.validTo);
        const title = variant?.title ?? accreditation.code;
        await queueMail(tx, now, {
          to: person.email,
          subject: t('credits:expiry.subject', { title, date }),
          body: t('credits:expiry.body', { name: person.name, title, code: accreditation.code, date }),
        });
      }
    });
  }
  return rows.length;
}
