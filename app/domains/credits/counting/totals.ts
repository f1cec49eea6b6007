import type { Compiled } from './compile.ts';
import type { Cycle } from './cycle.ts';
import {
  type Counted,
  type Enrolment,
  type Entry,
  type Line,
  type Precondition,
  sumOfSessions,
} from './entry.ts';
import { holdsOn } from './rule.ts';

export function countTotals(
  compiled: Compiled,
  { asOf, facts = {} }: Enrolment,
  cycle: Cycle | null,
  lines: Line[],
): Counted {
  let counted = 0;
  let summed = 0;
  for (const line of lines) {
    line.counted = sumOfSessions(line);
    if (line.summed) summed += line.counted;
    else counted += line.counted;
  }
  const floor = compiled.conversions.find((each) => each.summed);
  let restMinutes: number | null = null;
  if (floor) {
    const rest = floor.step ? summed % floor.step : 0;
    counted += summed - rest;
    restMinutes = rest / (floor.worth * 10_000) / (floor.basis === 'hours' ? 1 / 60 : 1);
  }
  const { required } = compiled;
  const categories: Counted['categories'] = new Map();
  const within = (applies: (entry: Entry) => boolean) => {
    let all = 0;
    for (const line of lines) if (line.counted > 0 && applies(line.entry)) all += line.counted;
    return all;
  };
  for (const { name, applies, min, rule } of compiled.categories)
    if (holdsOn(rule, asOf)) categories.set(name, { counted: within(applies), min });
  for (const { category, applies, max, rule } of compiled.periodCaps)
    if (category && holdsOn(rule, asOf))
      categories.set(category, { ...(categories.get(category) ?? { counted: within(applies) }), max });
  const preconditions = compiled.rules
    .filter((rule) => rule.type === 'precondition' && holdsOn(rule, asOf))
    .map(({ params }): Precondition => {
      const [kind, min] = [String(params['kind']), Number(params['min'])];
      const have = facts[kind] ?? null;
      return { kind, have, min, met: have !== null && Number(have) >= min };
    });
  const minimaMet = [...categories.values()].every(
    (each) => each.min === undefined || each.counted >= each.min,
  );
  const pointsMet = required !== null && counted >= required && minimaMet;
  return {
    cycle,
    entries: lines,
    total: {
      counted,
      required,
      remaining: required === null ? null : Math.max(0, required - counted),
      restMinutes,
    },
    categories,
    preconditions,
    pointsMet,
    compliant: pointsMet && preconditions.every((each) => each.met),
  };
}
