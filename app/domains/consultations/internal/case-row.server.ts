import { firstWords } from '#app/domains/consultations/cases/first-words.ts';
import { consultationCases, consultationTexts } from '#db/schema/consultations.ts';

export const CASE_ROW = {
  id: consultationCases.id,
  code: consultationCases.code,
  specialty: consultationCases.specialty,
  language: consultationCases.language,
  age: consultationCases.age,
  urgency: consultationCases.urgency,
  state: consultationCases.state,
  askedAt: consultationCases.askedAt,
  dueAt: consultationCases.dueAt,
};

/** With the question, for those who have read it: its asker, and a colleague who has opened it (decision 199). */
export const CASE_ROW_WITH_WORDS = { ...CASE_ROW, question: consultationTexts.question };

/** The first words instead of the question. */
export const withFirstWords = <Row extends { question: string | null }>({ question, ...row }: Row) => ({
  ...row,
  words: firstWords(question),
});
