import { z } from 'zod';
import type { CourseStep } from './course-steps.ts';

const id = z.string().max(100_000);
const measure = (least: number) => z.number().min(least).max(1).optional();
const score = z.string().max(100_000).optional();

const ObjectiveSaid = z.object({
  success: z.enum(['passed', 'failed', 'unknown']).optional(),
  completion: z.enum(['completed', 'incomplete', 'not attempted', 'unknown']).optional(),
  scaled: measure(-1),
  progress: measure(0),
  raw: score,
  min: score,
  max: score,
});

const Plain = z.enum(['start', 'resumeAll', 'continue', 'previous', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll']); // oxfmt-ignore

const CourseStepText = z
  .string()
  .max(1_000_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.discriminatedUnion('step', [
      z.object({ step: z.literal('begin') }),
      z.object({
        step: z.literal('said'),
        part: id,
        attempt: z.number().int().min(1),
        said: ObjectiveSaid.extend({ objectives: z.record(id, ObjectiveSaid).optional() }),
        isSuspended: z.boolean(),
      }),
      z.object({
        step: z.literal('go'),
        request: z.union([z.object({ to: Plain }), z.object({ to: z.enum(['choice', 'jump']), target: id })]),
      }),
    ]),
  );

/** A step as it came over the network; null where it cannot be read. */
export function readCourseStep(text: string): CourseStep | null {
  const { success, data } = CourseStepText.safeParse(text);
  return success ? (data as CourseStep) : null;
}
