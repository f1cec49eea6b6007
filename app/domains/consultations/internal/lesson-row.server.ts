import { consultationLessons } from '#db/schema/consultations.ts';

export const LESSON_ROW = {
  id: consultationLessons.id,
  title: consultationLessons.title,
  question: consultationLessons.question,
  specialty: consultationLessons.specialty,
  language: consultationLessons.language,
  publishedAt: consultationLessons.publishedAt,
};
