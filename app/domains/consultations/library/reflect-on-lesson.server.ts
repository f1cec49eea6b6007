import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { lessonTitle, lessonTitles } from '#app/domains/consultations/internal/lesson-title.server.ts';
import { readPerson } from '#app/domains/consultations/internal/read-person.server.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { ReflectionInput } from '#app/domains/consultations/schemas.ts';
import { earnCreditIn } from '#app/domains/credits/ledger/earn-credit.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationReflections } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

/**
 * A reader reflects on a lesson, once: minutes by the rules of the reader's association. Asker and specialist of the case
 * cannot. Throws `already_decided`.
 */
export async function reflectOnLesson(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own, lesson, side, association } = await requireOwnLesson(ctx, id);
  if (lesson.state !== 'published' || side !== null) throw new DomainError('not_found');
  const { answer, takeaway, kept } = ReflectionInput.parse(raw);
  assertDeidentified({ answer, takeaway }, kept);
  await ctx.db.transact(async (tx) => {
    const [fresh] = await tx
      .insert(consultationReflections)
      .values({ lessonId: id, personId: own.actor.id, answer, takeaway, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!fresh) throw new DomainError('already_decided');
    const person = await readPerson(tx, own.actor.id);
    const { credit, readerMinutes } = await readRules(tx, association.id);
    const line = await earnCreditIn(
      tx,
      ctx,
      {
        person,
        activityType: credit.reader,
        title: lessonTitle(person.locale, lesson.specialty),
        language: person.locale,
        startedAt: ctx.now,
        endedAt: ctx.now,
        minutes: readerMinutes,
        on: ctx.now,
        evidence: {
          kind: 'lesson',
          associationId: association.id,
          lessonId: id,
          side: 'reader',
          reflected: true,
        },
        acceptedIn: association.country,
      },
      { id, activity: `/activities/lessons/${id}`, name: lessonTitles(lesson.specialty), type: 'event' },
    );
    if (line)
      await tx
        .update(consultationReflections)
        .set({ participationId: line.id })
        .where(
          and(eq(consultationReflections.lessonId, id), eq(consultationReflections.personId, own.actor.id)),
        );
    await appendAudit(tx, ctx, 'consultations.reflected', id, {});
  });
}
