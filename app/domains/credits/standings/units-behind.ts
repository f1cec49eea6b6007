import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';

type Counted = Pick<ProgrammeCredit, 'period' | 'required' | 'remaining' | 'total'>;

/** Whole units that are missing at an even pace; null where nothing is, where nothing is asked for, or where the period is over. */
export function unitsBehind({ period, required, remaining, total }: Counted): number | null {
  if (!period || period.over || required === null || remaining === null || remaining === '0') return null;
  const behind = Math.floor(period.gone * Number(required) - Number(total));
  return behind >= 1 ? behind : null;
}
