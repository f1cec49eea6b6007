import { addDays, addMonths, daysWithin } from '#app/platform/time.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { holdsOn } from './rule.ts';

export type Leave = { from: string; to: string; reason: string };
/** Calendar dates, both included. */
export type Cycle = { start: string; end: string; extensionDays: number; submissionDue: string | null };

/**
 * The cycle that contains `asOf`. A cycle that does not repeat by itself stays the one of its anchor: the next depends on a new
 * certificate. Without any rule it reaches from the anchor to `asOf`. Null where the anchor is missing.
 */
export function cycleOn(
  rules: readonly Rule[],
  anchor: string | null,
  asOf: string,
  leaves: Leave[] = [],
): Cycle | null {
  const holding = rules.filter((rule) => holdsOn(rule, asOf));
  const params = holding.find((rule) => rule.type === 'cycle')?.params;
  const months = Number(params?.['months'] ?? 12);
  const due = holding.find((rule) => rule.type === 'submission')?.params;
  const dated = (start: string, end: string, extensionDays = 0): Cycle => ({
    start,
    end,
    extensionDays,
    submissionDue: due ? addMonths(end, Number(due['months'])) : null,
  });
  const away = leavesThatExtend(holding, leaves);

  switch (params?.['mode']) {
    case 'fixed_calendar': {
      const year = Number(asOf.slice(0, 4));
      return dated(`${year}-01-01`, addDays(addMonths(`${year}-01-01`, months), -1));
    }
    case 'rolling_window':
      return dated(addDays(addMonths(asOf, -months), 1), asOf);
    case 'per_doctor_anchor': {
      if (!anchor) return null;
      let start = anchor;
      for (let n = 1; ; n++) {
        const plain = addDays(addMonths(anchor, months * n), -1);
        const shifted = start === anchor ? plain : addDays(addMonths(start, months), -1);
        const extension = extensionDaysOf(away, start, shifted);
        const end = addDays(shifted, extension);
        if (asOf <= end || params['repeat'] !== true) return dated(start, end, extension);
        start = addDays(end, 1);
      }
    }
    default:
      return anchor ? dated(anchor, asOf < anchor ? anchor : asOf) : null;
  }
}

function leavesThatExtend(rules: Rule[], leaves: Leave[]): Leave[] {
  const reasons = new Set(
    rules.flatMap(({ type, params }) => {
      if (type === 'extension' && params['mode'] === 'extend_end') return [params['reason']].flat();
      if (type === 'exemption' && params['effect'] === 'deferral') return params['reasons'] ?? [];
      return [];
    }),
  );
  return leaves.filter((leave) => reasons.has(leave.reason)).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Days of leave within the cycle, each counted once; a leave may reach into the days it adds. */
function extensionDaysOf(leaves: Leave[], start: string, end: string): number {
  let days = 0;
  let counted = start;
  for (const leave of leaves) {
    const from = leave.from > counted ? leave.from : counted;
    const last = addDays(end, days);
    if (from > last || leave.to < from) continue;
    // The part of it within the cycle, and then within the extension.
    days += daysWithin(from, leave.to);
    counted = addDays(leave.to, 1);
  }
  return days;
}

/** Elapsed share of the cycle at the end of `asOf`, from 0 to 1. */
export const shareGone = ({ start, end }: Cycle, asOf: string): number =>
  Math.min(1, daysWithin(start, asOf) / daysWithin(start, end));
