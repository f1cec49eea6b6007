import { asc, eq } from 'drizzle-orm';
import { dayIn } from '#app/platform/time.ts';
import type { Reader } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { evaluations, registrations } from '#db/schema/learning.ts';
import { EVALUATION_FORM } from './evaluation-form.ts';
import { type EvaluationResults, evaluationResults } from './evaluation-results.ts';

/** What the learners of a course thought of it, each by their first answers. The caller has authorised. */
export async function countEvaluations(
  read: Reader,
  courseId: string,
  locale: string,
): Promise<EvaluationResults> {
  const rows = await read
    .select({
      personId: registrations.personId,
      language: registrations.language,
      version: courseVersions.number,
      answers: evaluations.answers,
      at: evaluations.at,
    })
    .from(evaluations)
    .innerJoin(registrations, eq(registrations.id, evaluations.registrationId))
    .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
    .where(eq(registrations.courseId, courseId))
    .orderBy(asc(evaluations.at), asc(evaluations.id));
  const seen = new Set<string>();
  const first = rows.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
  return evaluationResults(
    first.map(({ at, ...row }) => ({ ...row, month: dayIn('UTC', at).slice(0, 7) })),
    EVALUATION_FORM.questions,
    locale,
  );
}
