import { eq } from 'drizzle-orm';
import { clockIn } from '#app/i18n/zoned-time.ts';
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
import { findVerifying } from '../../accounts/memberships.server.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { wishForTopicIn } from '../../catalogue/topics.server.ts';
import { programmesReachedFrom } from '../../credits/programmes.ts';
import { recordParticipationIn } from '../../credits/record-participation.server.ts';
import { refreshStandingsIn } from '../../credits/standings.server.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import { nameOfActivity, titleOf } from '../titles.server.ts';
import { mustBeClean } from '../clean.ts';
import { type Case, readPerson, tellIn } from '../letters.server.ts';
import { readRules } from '../rules.server.ts';
import { CloseInput } from '../schemas.ts';
import { requireOwnSide } from './read-case.server.ts';

/** Neither side is credited with more for one case, whatever it says. */
const MOST_MINUTES = 120;

/**
 * The asker says what came of it. Both get their minutes as their associations' rules have it; a topic goes to the catalogue
 * without a trace of the case; a case that may be learned from is offered to the specialist, who must agree.
 * Throws `case_closed`, `not_answered`.
 */
export async function closeCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnSide(ctx, id, 'asker');
  const { outcome, usefulness, minutes, followUpOn, topicId, topic, share, title, readerQuestion, kept } =
    CloseInput.parse(raw);
  mustBeClean({ topic, title, readerQuestion }, kept);
  const lessonId = newId();
  await ctx.db.transact(async (tx) => {
    const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
    if (found!.state === 'closed') throw new DomainError('case_closed');
    if (found!.state !== 'answered' || found!.specialistId === null) throw new DomainError('not_answered');
    const asker = await readPerson(tx, found!.askerId);
    const follow = followUpOn || null;
    if (follow !== null && follow <= clockIn(asker.timeZone, ctx.now).date)
      throw new DomainError('invalid', {}, { followUpOn: 'date_past' });
    const closing = {
      state: 'closed' as const,
      closedAt: ctx.now,
      outcome,
      usefulness,
      askerMinutes: minutes,
      followUpOn: follow,
      reminders: 0,
      // In the morning of that day, for whoever asked.
      remindAt: follow === null ? null : new Date(`${follow}T06:00:00Z`),
    };
    const closed = { ...found!, ...closing };
    await tx.update(consultationCases).set(closing).where(eq(consultationCases.id, id));
    await creditIn(tx, ctx, closed, 'asker', minutes);
    await creditIn(tx, ctx, closed, 'specialist', found!.specialistMinutes);
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

/**
 * Nobody has said what came of it, for weeks, or whoever asked may not any more: the case closes without an outcome. Whoever
 * answered has their minutes, whoever asked has said none.
 */
export async function lapseIn(tx: Tx, ctx: Ctx, found: Case): Promise<void> {
  await tx
    .update(consultationCases)
    .set({ state: 'closed', closedAt: ctx.now, reminders: 0, remindAt: null })
    .where(eq(consultationCases.id, found.id));
  await creditIn(
    tx,
    ctx,
    { ...found, state: 'closed', closedAt: ctx.now },
    'specialist',
    found.specialistMinutes,
  );
  await tellIn(tx, ctx, [found.askerId], 'lapsed', found);
  await appendAudit(tx, ctx, 'consultations.lapsed', found.id, {});
}

/** One side's minutes into the ledger, as the association that verifies them wants them to count. */
async function creditIn(
  tx: Tx,
  ctx: Ctx,
  found: Case,
  side: 'asker' | 'specialist',
  said: number,
): Promise<void> {
  const person = await readPerson(tx, side === 'asker' ? found.askerId : found.specialistId!);
  const minutes = Math.min(said, MOST_MINUTES);
  await recordStatementIn(tx, ctx, {
    actor: person.opaqueId,
    verb: 'completed',
    activity: `/activities/consultations/${found.id}`,
    name: nameOfActivity(found),
    type: 'event',
    registration: found.id,
    result: { completion: true, duration: `PT${minutes}M` },
  });
  // Whoever has lost the licence by now has still answered; it counts where they were a member, or nowhere.
  const association = await findVerifying(tx, person.id);
  if (!association || minutes === 0) return;
  const { credit } = await readRules(tx, association.id);
  const activityType = credit[side];
  if (activityType === '') return;
  const startedAt = side === 'asker' ? found.askedAt : (found.answeredAt ?? found.askedAt);
  await recordParticipationIn(tx, ctx, {
    personId: person.id,
    kind: 'consultation',
    activityType,
    title: titleOf(person.locale, found),
    language: person.locale,
    startedAt,
    endedAt: ctx.now,
    minutes,
    sessions: [{ date: clockIn(person.timeZone, startedAt).date, minutes }],
    countsIn: programmesReachedFrom(association.country),
    evidence: { associationId: association.id, caseId: found.id, side, outcome: found.outcome },
  });
  await refreshStandingsIn(tx, ctx, [person.id]);
}

/** What others may learn from, as it is now: what was asked, and every answer to it. */
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
  await tellIn(tx, ctx, [found.specialistId!], 'lesson', found, urls.lesson(lessonId));
}
