import { capActivities, capDays, capPeriods } from './caps.ts';
import type { Compiled } from './compile.ts';
import { convert } from './convert.ts';
import { type Cycle, cycleOn } from './cycle.ts';
import { refuseIneligible } from './eligibility.ts';
import {
  type Counted,
  type Enrolment,
  type Entry,
  type Line,
  firstDay,
  minutesOf,
  sumOfSessions,
} from './entry.ts';
import { countTotals } from './totals.ts';

/**
 * Counts one doctor's ledger by one programme. Pure: the same rules, enrolment and entries give the same answer for
 * ever, whatever order the entries come in. The steps and their order are the specification (see the README).
 */
export function evaluate(compiled: Compiled, enrolment: Enrolment, entries: readonly Entry[]): Counted {
  const cycle = cycleOn(compiled.rules, enrolment.anchor, enrolment.asOf, enrolment.leaves);
  const lines = inOrderOfDates(entries).map((entry) => lineWithinCycle(entry, cycle));
  countLines(compiled, lines);
  return countTotals(compiled, enrolment, cycle, lines);
}

/** Credit of one entry with no other beside it, wherever a cycle may begin and end: a whole number of 1/`scale.unit`. */
export function evaluateAlone(compiled: Compiled, entry: Entry): number {
  const days = entry.sessions?.map(({ date }) => date).sort() ?? [entry.date ?? ''];
  const cycle = { start: days[0]!, end: days.at(-1)!, extensionDays: 0, submissionDue: null };
  const line = lineWithinCycle({ entry, first: firstDay(entry) }, cycle);
  countLines(compiled, [line]);
  return sumOfSessions(line);
}

/** The steps that many and one have in common. */
function countLines(compiled: Compiled, lines: Line[]): void {
  refuseIneligible(compiled, lines);
  for (const line of lines) if (line.reductions.length === 0 || line.partly) convert(compiled, line);
  capDays(compiled, lines);
  capActivities(compiled, lines);
  capPeriods(compiled, lines);
}

function inOrderOfDates(entries: readonly Entry[]): { entry: Entry; first: string }[] {
  return entries
    .map((entry) => ({ entry, first: firstDay(entry) }))
    .sort((a, b) => (a.first === b.first ? (a.entry.id < b.entry.id ? -1 : 1) : a.first < b.first ? -1 : 1));
}

/** Sessions outside the cycle are dropped; an entry without sessions left counts nothing. */
function lineWithinCycle({ entry, first }: { entry: Entry; first: string }, cycle: Cycle | null): Line {
  const all = entry.sessions?.length ? entry.sessions : [{ date: entry.date ?? '', ...minutesOf(entry) }];
  const inside = cycle ? all.filter(({ date }) => cycle.start <= date && date <= cycle.end) : [];
  const reductions =
    inside.length === all.length ? [] : [{ code: cycle ? 'outside_cycle' : 'no_cycle', by: 0 }];
  return {
    entry,
    first,
    partly: inside.length > 0 && inside.length < all.length,
    raw: 0,
    counted: 0,
    reductions,
    conversion: null,
    summed: false,
    sessions: inside.map(({ date }) => ({ date, amount: 0 })),
  };
}
