import { inArray, or } from 'drizzle-orm';
import type { Tx } from '../database.ts';
import * as t from '../schema.ts';
import { CASES } from './consultations-sample.ts';

/** Cases of sample people and of their associations, whoever else had a part in them, and how they answered. */
export async function removeConsultations(tx: Tx, own: string[], associations: string[]): Promise<void> {
  const cases = (
    await tx
      .select({ id: t.consultationCases.id })
      .from(t.consultationCases)
      .where(
        or(
          inArray(t.consultationCases.askerId, own),
          inArray(t.consultationCases.specialistId, own),
          inArray(t.consultationCases.namedId, own),
          inArray(t.consultationCases.releasedBy, own),
          inArray(t.consultationCases.associationId, associations),
        ),
      )
  ).map(({ id }) => id);
  const lessons = (
    await tx
      .select({ id: t.consultationLessons.id })
      .from(t.consultationLessons)
      .where(inArray(t.consultationLessons.caseId, cases))
  ).map(({ id }) => id);
  for (const table of [t.consultationComments, t.consultationReflections])
    await tx.delete(table).where(or(inArray(table.lessonId, lessons), inArray(table.personId, own)));
  await tx.delete(t.consultationTerms).where(inArray(t.consultationTerms.lessonId, lessons));
  await tx.delete(t.consultationLessons).where(inArray(t.consultationLessons.id, lessons));
  for (const table of [t.consultationReads, t.consultationEntries, t.consultationAssignments])
    await tx.delete(table).where(or(inArray(table.caseId, cases), inArray(table.personId, own)));
  for (const table of [t.consultationPictures, t.consultationTexts])
    await tx.delete(table).where(inArray(table.caseId, cases));
  await tx.delete(t.consultationCases).where(inArray(t.consultationCases.id, cases));
  for (const table of [
    t.consultationCards,
    t.consultationTemplates,
    t.consultationAbsences,
    t.consultationFields,
    t.consultationSpecialists,
  ])
    await tx.delete(table).where(inArray(table.personId, own));
  for (const table of [t.consultationReleasers, t.consultationRules])
    await tx.delete(table).where(inArray(table.associationId, associations));
  await tx.delete(t.consultationReleasers).where(inArray(t.consultationReleasers.personId, own));
  await removeTopics(tx);
}

/** A topic does not know who wished for it: those of the sample are known by their names alone. */
async function removeTopics(tx: Tx): Promise<void> {
  const titles = CASES.flatMap(({ closing }) => (closing?.['topic'] ? [closing['topic']] : []));
  const topics = (
    await tx.select({ id: t.topics.id }).from(t.topics).where(inArray(t.topics.title, titles))
  ).map(({ id }) => id);
  await tx.update(t.courses).set({ topicId: null }).where(inArray(t.courses.topicId, topics));
  await tx.delete(t.topicWishes).where(inArray(t.topicWishes.topicId, topics));
  await tx.delete(t.topics).where(inArray(t.topics.id, topics));
}
