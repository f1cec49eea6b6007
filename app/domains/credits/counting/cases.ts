import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { compileRules, type Compiled } from './compile.ts';
import type { Counted } from './entry.ts';
import { evaluate } from './evaluate.ts';
import type { Params, Rule } from '#app/domains/credits/types.ts';
import { amountAsText } from './scale.ts';

/** Input of `credits evaluate`: rule sets of several systems, and cases with their expected results. */
const RuleShape = z
  .object({ id: z.string(), type: z.string(), params: z.record(z.string(), z.unknown()).default({}) })
  .loose();
export const RulesFile = z.object({
  systems: z.array(z.object({ id: z.string(), rules: z.array(RuleShape) }).loose()),
});
const EntryShape = z.object({ id: z.string(), type: z.string() }).loose();
export const CasesFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      input: z.object({
        system: z.string(),
        anchor: z.string().nullish(),
        as_of: z.string(),
        facts: z.record(z.string(), z.unknown()).optional(),
        leaves: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })).optional(),
        total_rule: z.string().optional(),
        skip_rules: z.array(z.string()).optional(),
        extra_rules: z.array(z.object({ id: z.string(), type: z.string() }).loose()).optional(),
        entries: z.array(EntryShape),
      }),
      expected: z.unknown().optional(),
    }).loose(),
  ),
}); // oxfmt-ignore

type Case = z.output<typeof CasesFile>['cases'][number];
const RULE_FIELDS = ['id', 'type', 'source', 'verified', 'note', 'validFrom', 'validTo'];

/** An extra rule has its parameters beside id and type; a whole rule is taken as it is. */
function extraRule(flat: { id: string; type: string } & Record<string, unknown>): Rule {
  const { params: whole } = flat;
  if (whole && typeof whole === 'object') return { ...flat, params: whole as Params };
  const own = Object.fromEntries(Object.entries(flat).filter(([key]) => RULE_FIELDS.includes(key)));
  const params = Object.fromEntries(Object.entries(flat).filter(([key]) => !RULE_FIELDS.includes(key)));
  return { ...own, id: flat.id, type: flat.type, params };
}

/** Throws a RangeError in plain words for an unknown system or total, and for numbers that are none. */
export function evaluateCase(rules: z.output<typeof RulesFile>, { input }: Case) {
  const system = rules.systems.find((each) => each.id === input.system);
  if (!system) throw new RangeError(`there is no system ${input.system}`);
  const compiled = compileRules(system.rules, {
    totalRule: input.total_rule,
    skipRules: input.skip_rules,
    extraRules: input.extra_rules?.map(extraRule),
  });
  const enrolment = {
    anchor: input.anchor ?? null,
    asOf: input.as_of,
    facts: input.facts,
    leaves: input.leaves,
  };
  return resultAsText(compiled, evaluate(compiled, enrolment, input.entries));
}

/** Numbers as texts, in the shape of the published examples. */
export function resultAsText({ scale }: Compiled, { cycle, entries, total, categories, ...rest }: Counted) {
  const text = (amount: number) => amountAsText(scale, amount);
  const maybe = (amount: number | null) => (amount === null ? null : text(amount));
  return {
    cycle: cycle && {
      start: cycle.start,
      end: cycle.end,
      extension_days: cycle.extensionDays,
      submission_due: cycle.submissionDue,
    },
    entries: entries.map(({ entry, raw, counted, reductions }) => ({
      id: entry.id,
      raw: text(raw),
      counted: text(counted),
      reasons: reductions.map(({ code }) => code),
    })),
    total: {
      counted: text(total.counted),
      required: maybe(total.required),
      remaining: maybe(total.remaining),
      ...(total.restMinutes === null ? {} : { rest_minutes: total.restMinutes }),
    },
    categories: Object.fromEntries(
      [...categories].map(([name, { counted, min, max }]) => [
        name,
        {
          counted: text(counted),
          ...(min === undefined ? {} : { min: text(min), remaining: text(Math.max(0, min - counted)) }),
          ...(max === undefined ? {} : { max: text(max) }),
        },
      ]),
    ),
    preconditions: rest.preconditions,
    points_met: rest.pointsMet,
    compliant: rest.compliant,
  };
}

export const isAsExpected = (result: unknown, expected: unknown): boolean =>
  isDeepStrictEqual(result, expected);
