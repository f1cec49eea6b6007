import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import { type CountedParticipation, entryOfParticipation } from '#app/domains/credits/ledger/ledger.ts';
import type { Programme } from '#app/domains/credits/rules/programmes.ts';
import { type RuleSet, rulesInForce } from '#app/domains/credits/rules/rule-sets.ts';
import type { Compiled } from './compile.ts';
import { evaluateWithin } from './evaluate.ts';
import { amountAsText } from './scale.ts';

/** Where a person stands in a programme, as far as it decides by which rules is counted; nobody in particular without it. */
export type Place = { anchorDate: string | null; step?: string | null };

/** An exact text in the programme's unit; `byTime`: the minutes decide, so that it is the most that they can give. */
export type Worth = { units: string; byTime: boolean };

/** Where time is added up before it is rounded, an accreditation only makes it eligible, and the minutes count. */
export const countsByTime = (compiled: Compiled): boolean => compiled.conversions.some((each) => each.summed);

/**
 * What one accredited activity is worth by itself: the number that a course offers, that a certificate states, and that the ledger
 * counts unless another line has used up a limit of the cycle.
 */
export function worthOf(
  programme: Programme,
  participation: CountedParticipation,
  accreditation: CountedAccreditation,
  sets: readonly RuleSet[] = [programme.ruleSet],
  place: Place = { anchorDate: null },
): Worth {
  const asOf = participation.date;
  const anchor = place.anchorDate ?? asOf;
  const { compiled } = rulesInForce(programme, sets, { asOf, anchor, step: place.step ?? null });
  const byTime = countsByTime(compiled);
  const days = participation.sessions.map(({ date }) => date).toSorted();
  // Whatever cycles it reaches into.
  const cycle = { start: days[0] ?? asOf, end: days.at(-1) ?? asOf, extensionDays: 0, submissionDue: null };
  const entry = entryOfParticipation(participation, programme.id, byTime ? null : accreditation);
  const { entries } = evaluateWithin(compiled, { anchor, asOf }, cycle, [entry]);
  return { units: amountAsText(compiled.scale, entries[0]!.counted), byTime };
}
