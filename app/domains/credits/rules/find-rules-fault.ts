import { compileRules } from '#app/domains/credits/counting/compile.ts';
import { TooFineError } from '#app/domains/credits/counting/scale.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import type { ErrorCode } from '#app/platform/errors.ts';
import { ladderSteps, totalRuleFor } from './rule-sets.ts';

/** Whether these rules can be counted by at all; the code of what is wrong, or null. */
export function findRulesFault(rules: readonly Rule[]): ErrorCode | null {
  if (rules.filter(({ type }) => type === 'cycle').length > 1) return 'rules_two_cycles';
  if (new Set(rules.map(({ id }) => id)).size < rules.length) return 'rules_same_name';
  const steps = ladderSteps(rules);
  try {
    for (const step of steps.length > 0 ? steps : [null])
      compileRules(rules, { totalRule: totalRuleFor(rules, step)?.id });
    return null;
  } catch (error) {
    if (error instanceof TooFineError) return 'rules_too_fine';
    return 'rules_unreadable';
  }
}
