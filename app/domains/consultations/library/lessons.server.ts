import { and, asc, desc, eq, exists, inArray } from 'drizzle-orm';
import { clockIn } from '#app/i18n/zoned-time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { urls } from '#app/urls.ts';
import { insertMany } from '#db/insert-many.ts';
import { people } from '#db/schema/accounts.ts';
import {
  consultationCases,
  consultationComments,
  consultationLessons,
  consultationReflections,
  consultationTerms,
} from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { programmesReachedFrom } from '../../credits/programmes.ts';
import { recordParticipationIn } from '../../credits/record-participation.server.ts';
import { refreshStandingsIn } from '../../credits/standings.server.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import { nameOfLesson, titleOfLesson } from '../titles.server.ts';
import { logReadIn } from '../cases/read-case.server.ts';
import { mustBeClean } from '../clean.ts';
import { readPerson, tellIn } from '../letters.server.ts';
import { readRules } from '../rules.server.ts';
import { CommentInput, ReflectionInput } from '../schemas.ts';
import { mustBeVerified } from '../verified.server.ts';
import { type Known, termsOf } from './terms.ts';

export const PAGE = 20;
/** Cases that a device compares a draft with: the newest of a specialty. */
const COMPARED = 300;
/** A word in no more cases than this is rare. */
const FEW = 400;

const ROW = {
  id: consultationLessons.id,
  title: consultationLessons.title,
  question: consultationLessons.question,
  specialty: consultationLessons.specialty,
  language: consultationLessons.language,
  publishedAt: consultationLessons.publishedAt,
};

type Search = { q: string; specialty: string; language: string; page: number };

/** Learning cases that have each word of a search, the newest first; one row more than a page says that there is another. */
export async function listLessons(ctx: Ctx, search: Search) {
  await mustBeVerified(ctx);
  const terms = termsOf(search.q).slice(0, 6);
  if (search.q.trim() !== '' && terms.length === 0) return { rows: [], more: false };
  const rare = await findRare(ctx, terms);
  const rows = rare ? await listAmong(ctx, rare, terms, search) : await walkNewest(ctx, terms, search);
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** The cases of the rarest word, where it has few: it is quicker to look at those than at all. */
async function findRare(ctx: Ctx, terms: string[]): Promise<string[] | null> {
  let least: string[] | null = null;
  for (const term of terms) {
    const ids = await ctx.db.read
      .select({ id: consultationTerms.lessonId })
      .from(consultationTerms)
      .where(eq(consultationTerms.term, term))
      .limit(FEW + 1);
    if (ids.length <= FEW && (least === null || ids.length < least.length)) least = ids.map(({ id }) => id);
  }
  return least;
}

const withTerm = (ctx: Ctx, term: string) =>
  exists(
    ctx.db.read
      .select({ term: consultationTerms.term })
      .from(consultationTerms)
      .where(and(eq(consultationTerms.term, term), eq(consultationTerms.lessonId, consultationLessons.id))),
  );

async function listAmong(ctx: Ctx, ids: string[], terms: string[], { specialty, language, page }: Search) {
  const rows = await ctx.db.read
    .select({ ...ROW, state: consultationLessons.state })
    .from(consultationLessons)
    .where(and(inArray(consultationLessons.id, ids), ...terms.map((term) => withTerm(ctx, term))));
  return rows
    .filter(({ state }) => state === 'published')
    .filter(
      (row) =>
        (specialty === '' || row.specialty === specialty) && (language === '' || row.language === language),
    )
    .sort((a, b) => b.publishedAt!.getTime() - a.publishedAt!.getTime())
    .slice(PAGE * (page - 1), PAGE * page + 1)
    .map(({ state: _, ...row }) => row);
}

const walkNewest = (ctx: Ctx, terms: string[], { specialty, language, page }: Search) =>
  ctx.db.read
    .select(ROW)
    .from(consultationLessons)
    .where(
      and(
        eq(consultationLessons.state, 'published'),
        specialty ? eq(consultationLessons.specialty, specialty) : undefined,
        language ? eq(consultationLessons.language, language) : undefined,
        ...terms.map((term) => withTerm(ctx, term)),
      ),
    )
    .orderBy(desc(consultationLessons.publishedAt))
    .limit(PAGE + 1)
    .offset(PAGE * (page - 1));

/** What a device needs to find earlier cases like a draft by itself. */
export async function listKnown(ctx: Ctx, specialty: string): Promise<Known[]> {
  await mustBeVerified(ctx);
  const rows = await ctx.db.read
    .select(ROW)
    .from(consultationLessons)
    .where(and(eq(consultationLessons.specialty, specialty), eq(consultationLessons.state, 'published')))
    .orderBy(desc(consultationLessons.publishedAt))
    .limit(COMPARED);
  const terms = await ctx.db.read
    .select()
    .from(consultationTerms)
    .where(
      inArray(
        consultationTerms.lessonId,
        rows.map(({ id }) => id),
      ),
    );
  const byLesson = new Map<string, string[]>();
  for (const { lessonId, term } of terms) byLesson.set(lessonId, [...(byLesson.get(lessonId) ?? []), term]);
  return rows.map(({ id, title, language }) => ({ id, title, language, terms: byLesson.get(id) ?? [] }));
}

/**
 * A learning case: published ones for every verified colleague, offered ones for the two whose it is. That it was read is written
 * down. Throws `not_found`.
 */
export async function requireOwnLesson(ctx: Ctx, id: string) {
  const { ctx: own, association } = await mustBeVerified(ctx);
  const [lesson] = await ctx.db.read.select().from(consultationLessons).where(eq(consultationLessons.id, id));
  const side =
    lesson?.askerId === own.actor.id
      ? ('asker' as const)
      : lesson?.specialistId === own.actor.id
        ? ('specialist' as const)
        : null;
  const isReadable =
    lesson?.state === 'published' || (side !== null && lesson !== undefined && lesson.state === 'offered');
  if (!isReadable) throw new DomainError('not_found');
  return { ctx: own, lesson, side, association };
}

export async function readLesson(ctx: Ctx, id: string) {
  const { ctx: own, lesson, side, association } = await requireOwnLesson(ctx, id);
  await ctx.db.transact((tx) => logReadIn(tx, own, lesson.caseId, 'lesson'));
  const comments = await ctx.db.read
    .select({ id: consultationComments.id, name: people.name, personId: people.id, body: consultationComments.body, at: consultationComments.at })
    .from(consultationComments)
    .innerJoin(people, eq(people.id, consultationComments.personId))
    .where(eq(consultationComments.lessonId, id))
    .orderBy(asc(consultationComments.at))
    .limit(200); // oxfmt-ignore
  const [reflection] = await ctx.db.read
    .select()
    .from(consultationReflections)
    .where(and(eq(consultationReflections.lessonId, id), eq(consultationReflections.personId, own.actor.id)));
  const { credit, readerMinutes } = await readRules(ctx.db.read, association.id);
  return {
    lesson,
    side,
    comments: comments.map(({ personId, ...each }) => ({ ...each, own: personId === own.actor.id })),
    reflection: reflection ?? null,
    minutes: credit.reader === '' ? 0 : readerMinutes,
  };
}

/** Learning cases that wait for the acting person's yes or no. */
export async function listOfferedLessons(ctx: Ctx) {
  const { ctx: own } = await mustBeVerified(ctx);
  return ctx.db.read
    .select({
      id: consultationLessons.id,
      title: consultationLessons.title,
      language: consultationLessons.language,
      specialty: consultationLessons.specialty,
    })
    .from(consultationLessons)
    .where(and(eq(consultationLessons.specialistId, own.actor.id), eq(consultationLessons.state, 'offered')))
    .orderBy(asc(consultationLessons.offeredAt))
    .limit(100);
}

/** The specialist lets a case be learned from, or not; only with both words is it published. */
export async function answerOffer(ctx: Ctx, id: string, yes: boolean): Promise<void> {
  const { lesson, side } = await requireOwnLesson(ctx, id);
  if (side !== 'specialist') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(consultationLessons)
      .set(yes ? { state: 'published', publishedAt: ctx.now } : { state: 'declined', text: '', answer: '' })
      .where(and(eq(consultationLessons.id, id), eq(consultationLessons.state, 'offered')))
      .returning();
    if (!changed) throw new DomainError('already_decided');
    if (yes) {
      const terms = termsOf([lesson.title, lesson.question, lesson.text, lesson.answer].join(' '));
      await insertMany(
        tx,
        consultationTerms,
        ['term', 'lessonId'],
        terms.map((term) => ({ term, lessonId: id })),
      );
      const [found] = await tx
        .select()
        .from(consultationCases)
        .where(eq(consultationCases.id, lesson.caseId));
      await tellIn(tx, ctx, [lesson.askerId], 'published', found!, urls.lesson(id));
    }
    await appendAudit(
      tx,
      ctx,
      yes ? 'consultations.lesson-published' : 'consultations.lesson-declined',
      id,
      {},
    );
  });
}

/** Either side takes it out of the library; its words are deleted. */
export async function withdrawLesson(ctx: Ctx, id: string): Promise<void> {
  const { side } = await requireOwnLesson(ctx, id);
  if (side === null) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(consultationLessons)
      .set({ state: 'withdrawn', text: '', answer: '', title: '', question: '' })
      .where(eq(consultationLessons.id, id));
    await tx.delete(consultationTerms).where(eq(consultationTerms.lessonId, id));
    await tx.delete(consultationComments).where(eq(consultationComments.lessonId, id));
    await appendAudit(tx, ctx, 'consultations.lesson-withdrawn', id, {});
  });
}

export async function commentOnLesson(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own, lesson } = await requireOwnLesson(ctx, id);
  if (lesson.state !== 'published') throw new DomainError('not_found');
  const { body, kept } = CommentInput.parse(raw);
  mustBeClean({ body }, kept);
  const commentId = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(consultationComments)
      .values({ id: commentId, lessonId: id, personId: own.actor.id, body, at: ctx.now });
    await appendAudit(tx, ctx, 'consultations.commented', id, { commentId });
  });
}

export async function dropComment(ctx: Ctx, id: string, commentId: string): Promise<void> {
  const { ctx: own } = await requireOwnLesson(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(consultationComments)
      .where(and(eq(consultationComments.id, commentId), eq(consultationComments.personId, own.actor.id)));
    await appendAudit(tx, ctx, 'consultations.comment-dropped', id, { commentId });
  });
}

/**
 * What a reader would have done and takes along, once: minutes by the rules of the reader's association. The two whose case it
 * was have had theirs. Throws `already_decided`.
 */
export async function reflectOnLesson(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own, lesson, side, association } = await requireOwnLesson(ctx, id);
  if (lesson.state !== 'published' || side !== null) throw new DomainError('not_found');
  const { answer, takeaway, kept } = ReflectionInput.parse(raw);
  mustBeClean({ answer, takeaway }, kept);
  await ctx.db.transact(async (tx) => {
    const [fresh] = await tx
      .insert(consultationReflections)
      .values({ lessonId: id, personId: own.actor.id, answer, takeaway, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!fresh) throw new DomainError('already_decided');
    const person = await readPerson(tx, own.actor.id);
    await recordStatementIn(tx, ctx, {
      actor: person.opaqueId,
      verb: 'completed',
      activity: `/activities/lessons/${id}`,
      name: nameOfLesson(lesson.specialty),
      type: 'event',
      registration: id,
      result: { completion: true },
    });
    const { credit, readerMinutes } = await readRules(tx, association.id);
    if (credit.reader !== '') {
      const { id: participationId } = await recordParticipationIn(tx, ctx, {
        personId: own.actor.id,
        kind: 'consultation',
        activityType: credit.reader,
        title: titleOfLesson(person.locale, lesson.specialty),
        language: person.locale,
        startedAt: ctx.now,
        endedAt: ctx.now,
        minutes: readerMinutes,
        sessions: [{ date: clockIn(person.timeZone, ctx.now).date, minutes: readerMinutes }],
        countsIn: programmesReachedFrom(association.country),
        evidence: { associationId: association.id, lessonId: id, side: 'reader', reflected: true },
      });
      await tx
        .update(consultationReflections)
        .set({ participationId })
        .where(
          and(eq(consultationReflections.lessonId, id), eq(consultationReflections.personId, own.actor.id)),
        );
      await refreshStandingsIn(tx, ctx, [own.actor.id]);
    }
    await appendAudit(tx, ctx, 'consultations.reflected', id, {});
  });
}
