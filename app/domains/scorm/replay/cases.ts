import { z } from 'zod';

/**
 * Cases of SCORM 2004 as data: manifests, what pages do, in which order activities must be delivered, what the learner must see. The
 * format is described in docs/conformance.md.
 */
const Call = z
  .object({
    call: z.string(),
    args: z.array(z.string()).default([]),
    result: z.string().optional(),
    error: z.string().default('0'),
    /** For `objectiveIds`: cmi.objectives holds exactly these. */
    ids: z.array(z.string()).default([]),
  })
  .transform((call) => ({ ...call, result: call.result ?? (call.call === 'GetValue' ? '' : 'true') }));

const Question = z.object({ ask: z.string(), of: z.string().optional(), answer: z.boolean() });

const Then = z.object({
  do: z.enum(['continue', 'previous', 'choice', 'exitAll', 'suspendAll', 'relaunch', 'end']),
  target: z.string().optional(),
  expect: z.literal('ended').optional(),
  relaunch: z.string().optional(),
  start: z.string().optional(),
});

const Step = z.object({
  activity: z.string(),
  sees: z.array(Question).default([]),
  calls: z.array(Call).default([]),
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the format; nobody awaits a step
  then: Then.optional(),
});

const Case = z.object({
  id: z.string(),
  about: z.string().default(''),
  start: z.string().nullable().default(null),
  /** `session-ended`: after the last step nothing may be delivered. */
  end: z.enum(['any', 'session-ended']).default('any'),
  packages: z.array(z.string()).min(1),
  manifests: z.record(z.string(), z.string()),
  steps: z.array(Step).min(1),
});

export const Cases = z.object({ cases: z.array(Case).min(1) });

export type Case = z.output<typeof Case>;
export type CaseStep = z.output<typeof Step>;
export type CaseCall = z.output<typeof Call>;
export type CaseInput = z.input<typeof Case>;
