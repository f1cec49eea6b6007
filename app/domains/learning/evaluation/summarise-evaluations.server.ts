import type { Reader } from '#db/database.ts';
import { countEvaluations } from './count-evaluations.server.ts';
import type { EvaluationSummary } from './evaluation-results.ts';

/** What speaks for a course, without free words and groups. The caller has authorised. */
export async function summariseEvaluations(read: Reader, courseId: string): Promise<EvaluationSummary> {
  const { given, shown, questions } = await countEvaluations(read, courseId, 'en');
  return { given, shown, questions };
}
