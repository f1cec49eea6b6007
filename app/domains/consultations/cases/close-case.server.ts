import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { wishForTopicIn } from '#app/domains/catalogue/topics/wish-for-topic.server.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { creditCaseIn } from '#app/domains/consultations/internal/credit-case.server.ts';
import { readPerson } from '#app/domains/consultations/internal/read-person.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { CloseCaseInput } from '#app/domains/consultations/schemas.ts';
import { dayIn } from '#app/platform/time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import {
  consultationCases,
  consultationEntries,
  consultationLessons,
  consultationTexts,
} from '#db/schema/consultations.ts';
import type { Case } from './case.ts';
import { requireOwnCaseAs } from './require-own-case-as.server.ts';

/**
 * The asker says what came of it. Both get their minutes as their associations' rules have it; a topic goes to the catalogue
 * without a trace of the case; a case that may be learned from is offered to the specialist, who must agree.
 * Throws `case_closed`, `not_answered`.
 */
export async function closeCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnCaseAs(ctx, id, 'asker');
  const { outcome, usefulness, minutes, followUpOn, topicId, topic, share, title, readerQuestion, kept } =
    CloseCaseInput.parse(raw);
  assertDeidentified({ topic, title, readerQuestion }, kept);
  const lessonId = newId();
  await ctx.db.transact(async (tx) => {
    const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
    if (found!.state === 'closed') throw new DomainError('case_closed');
    if (found!.state !== 'answered' || found!.specialistId === null) throw new DomainError('not_answered');
    const asker = await readPerson(tx, found!.askerId);
    const follow = followUpOn || null;
    if (follow !== null && follow <= dayIn(asker.timeZone, ctx.now))
      throw new DomainError('invalid', {}, { followUpOn: 'date_past' });
    const closing = {
      state: 'closed' as const,
      closedAt: ctx.now,
      outcome,
      usefulness,
      askerMinutes: minutes,
      followUpOn: follow,
      reminders: 0,
      // 06:00 UTC: the morning of that day in all six countries.
      remindAt: follow === null ? null : new Date(`${follow}T06:00:00Z`),
    };
    const closed = { ...found!, ...closing };
    await tx.update(consultationCases).set(closing).where(eq(consultationCases.id, id));
    await creditCaseIn(tx, ctx, closed, 'asker', minutes);
    await creditCaseIn(tx, ctx, closed, 'specialist', found!.specialistMinutes);
    if (topicId || topic)
      await wishForTopicIn(tx, ctx, {
        topicId,
        title: topic,
        specialty: found!.specialty,
        language: found!.language,
        country: found!.country,
        region: asker.region ?? '',
      });
    if (share !== '') await offerLessonIn(tx, ctx, closed, lessonId, { title, question: readerQuestion });
    await appendAudit(tx, ctx, 'consultations.closed', id, { outcome, usefulness, minutes });
  });
}

/** The text that others may learn from, as it is now: the question, and every answer to it. */
async function offerLessonIn(
  tx: Tx,
  ctx: Ctx,
  found: Case,
  lessonId: string,
  { title, question }: { title: string; question: string },
): Promise<void> {
  const [texts] = await tx.select().from(consultationTexts).where(eq(consultationTexts.caseId, found.id));
  const entries = await tx
    .select()
    .from(consultationEntries)
    .where(eq(consultationEntries.caseId, found.id))
    .orderBy(consultationEntries.at, consultationEntries.id);
  const answers = entries.filter(({ kind }) => kind === 'answer' || kind === 'refer');
  const replies = entries.filter(({ kind }) => kind === 'reply');
  const paragraphs = (parts: string[]) => parts.filter((part) => part.trim() !== '').join('\n\n');
  await tx.insert(consultationLessons).values({
    id: lessonId,
    caseId: found.id,
    askerId: found.askerId,
    specialistId: found.specialistId!,
    state: 'offered',
    specialty: found.specialty,
    language: found.language,
    title,
    question,
    text: paragraphs([
      texts!.question,
      texts!.background,
      texts!.findings,
      texts!.tried,
      ...replies.map(({ body }) => body),
    ]),
    answer: paragraphs(answers.flatMap(({ body, before }) => [body, before])),
    offeredAt: ctx.now,
  });
  await notifyOfCaseIn(tx, ctx, [found.specialistId!], 'lesson', found, urls.lesson(lessonId));
}
