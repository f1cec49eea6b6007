import type { Compiled } from './compile.ts';
import type { Line } from './entry.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { holdsOn } from './rule.ts';
import { tenThousandths } from './scale.ts';

/** Approval, form, assessment, the same module twice: each only for what got so far. */
export function refuseIneligible({ rules }: Compiled, lines: Line[]): void {
  const demands = rules.filter((rule) => rule.type === 'eligibility');
  const seen = new Set<string>();
  for (const line of lines) {
    if (line.reductions.length > 0 && !line.partly) continue;
    const code = findIneligibility(demands, line, seen);
    if (!code) {
      if (line.entry.activity_id) seen.add(line.entry.activity_id);
      continue;
    }
    line.reductions = [{ code, by: 0 }];
    line.partly = false;
    line.sessions = [];
  }
}

function findIneligibility(demands: Rule[], { entry, first }: Line, seen: Set<string>): string | null {
  const asked = (name: string) =>
    demands.some(
      (rule) =>
        (rule.params['require'] as string[]).includes(name) &&
        (rule.params['types'] === undefined || (rule.params['types'] as string[]).includes(entry.type)) &&
        holdsOn(rule, first),
    );
  if (entry.approval_valid_to !== undefined && entry.approval_valid_to < first && asked('approval_valid'))
    return 'approval_expired';
  if (
    entry.approval_valid_from !== undefined &&
    (entry.approval_valid_from as string) > first &&
    asked('approval_valid')
  )
    return 'approval_expired';
  if (entry.feedback_completed !== true && asked('feedback_completed')) return 'no_feedback';
  if (entry.assessment && tenThousandths(entry.assessment.score) < tenThousandths(entry.assessment.pass_mark))
    return 'assessment_failed';
  if (entry.activity_id !== undefined && seen.has(entry.activity_id) && asked('not_duplicate'))
    return 'duplicate';
  return null;
}
