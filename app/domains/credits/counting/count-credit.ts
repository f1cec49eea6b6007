import {
  type CountedAccreditation,
  accreditationOn,
} from '#app/domains/credits/accreditation/accreditation.ts';
import {
  type CountedParticipation,
  entryOfParticipation,
  isGivenBefore,
} from '#app/domains/credits/ledger/ledger.ts';
import type { Programme } from '#app/domains/credits/rules/programmes.ts';
import {
  type RuleSet,
  countsByTime,
  ladderSteps,
  rulesInForce,
} from '#app/domains/credits/rules/rule-sets.ts';
import type { CategoryTotal, ReductionReason } from '#app/domains/credits/types.ts';
import { type Leave, shareGone } from './cycle.ts';
import { type CountedEntry, type Entry, firstDay } from './entry.ts';
import { evaluate } from './evaluate.ts';
import { amountAsNumber, amountAsText } from './scale.ts';

export type CountedEnrolment = {
  programmeId: string;
  anchorDate: string | null;
  confirmed: boolean;
  step?: string | null;
  leaves?: Leave[] | null;
  facts?: Record<string, number> | null;
};

export type CreditLine = {
  participation: CountedParticipation;
  accreditation: CountedAccreditation | null;
  /** Exact texts in the programme's unit: before and after every limit. */
  raw: string;
  units: string;
  reasons: ReductionReason[];
};

export type ProgrammeCredit = {
  programmeId: string;
  /** The day on which it is counted. */
  asOf: string;
  confirmed: boolean;
  /** The set that the numbers come from, and who has signed it. */
  rules: { setId: string; validFrom: string | null; signed: RuleSet['signed'] };
  /** Aimed at, of a ladder; and the ladder. */
  step: string | null;
  steps: string[];
  /** Calendar dates, both included, and the share that is lost. */
  period: {
    from: string;
    to: string;
    gone: number;
    /** Ended, and it does not begin again by itself. */
    over: boolean;
    extensionDays: number;
    submissionDue: string | null;
  } | null;
  lines: CreditLine[];
  total: string;
  required: string | null;
  /** Never below "0". */
  remaining: string | null;
  /** Share of what is asked for, for drawing. */
  share: number;
  /** Minutes that are not yet a whole unit; null where entries are rounded one by one. */
  restMinutes: number | null;
  categories: CategoryTotal[];
  preconditions: { kind: string; have: number | null; min: number; met: boolean }[];
};

/**
 * Credit in one programme, from the ledger, the accreditations and the programme's rules: the same input gives the
 * same answer for ever. What was held in Majakka counts where an accreditation of its day says so.
 */
export function countCredit(
  programme: Programme,
  enrolment: CountedEnrolment,
  participations: CountedParticipation[],
  accreditations: CountedAccreditation[],
  today: string,
  sets: readonly RuleSet[] = [programme.ruleSet],
): ProgrammeCredit {
  const { compiled, set, required } = rulesInForce(programme, sets, {
    asOf: today,
    anchor: enrolment.anchorDate,
    step: enrolment.step ?? null,
  });
  const text = (amount: number) => amountAsText(compiled.scale, amount);
  // Where time is added up before it is rounded, the accreditation only makes it eligible, and the minutes count.
  const byTime = countsByTime(compiled);
  const lines = participations.map((participation) => ({
    participation,
    accreditation: isGivenBefore(participation, programme.id)
      ? null
      : accreditationOn(accreditations, participation.courseVersionId, programme.id, participation.date),
  }));
  const entries = lines.flatMap(({ participation, accreditation }) =>
    (accreditation || participation.countsIn?.includes(programme.id)) && !participation.reversed
      ? [entryOfParticipation(participation, programme.id, byTime ? null : accreditation)]
      : [],
  );
  const counted = evaluate(
    compiled,
    {
      anchor: cycleAnchor(programme, enrolment, entries),
      asOf: today,
      leaves: enrolment.leaves ?? [],
      facts: enrolment.facts ?? {},
    },
    entries,
  );
  const found = new Map(counted.entries.map((each) => [each.entry.id, each]));
  const { cycle, total } = counted;
  return {
    programmeId: programme.id,
    asOf: today,
    confirmed: enrolment.confirmed,
    rules: { setId: set.id, validFrom: set.validFrom, signed: set.signed },
    step: enrolment.step ?? ladderSteps(compiled.rules)[0] ?? null,
    steps: ladderSteps(compiled.rules),
    period:
      cycle && required !== null
        ? {
            from: cycle.start,
            to: cycle.end,
            gone: shareGone(cycle, today),
            over: cycle.end < today,
            extensionDays: cycle.extensionDays,
            submissionDue: cycle.submissionDue,
          }
        : null,
    lines: lines
      .sort((a, b) => newestFirst(a.participation, b.participation))
      .map(({ participation, accreditation }) => ({
        participation,
        accreditation,
        ...resultOfLine(found.get(participation.id), participation, programme.id, text),
      })),
    total: text(total.counted),
    required,
    remaining: total.remaining === null || required === null ? null : text(total.remaining),
    share: total.required
      ? amountAsNumber(compiled.scale, total.counted) / amountAsNumber(compiled.scale, total.required)
      : 0,
    restMinutes: total.restMinutes,
    categories: [...counted.categories].map(([name, { counted: amount, min, max }]) => ({
      name,
      counted: text(amount),
      min: min === undefined ? null : text(min),
      remaining: text(Math.max(0, (min ?? 0) - amount)),
      max: max === undefined ? null : text(max),
    })),
    preconditions: counted.preconditions.map((each) => ({
      ...each,
      have: each.have === null ? null : Number(each.have),
    })),
  };
}

/** A currency without a total has no cycle: there everything counts from the first entry on. */
function cycleAnchor(programme: Programme, enrolment: CountedEnrolment, entries: Entry[]): string | null {
  if (programme.obligation !== 'currency') return enrolment.anchorDate;
  return entries.map(firstDay).sort()[0] ?? null;
}

function resultOfLine(
  line: CountedEntry | undefined,
  participation: CountedParticipation,
  programmeId: string,
  text: (amount: number) => string,
): Pick<CreditLine, 'raw' | 'units' | 'reasons'> {
  if (line)
    return {
      raw: text(line.raw),
      units: text(line.counted),
      reasons: line.reductions.map(({ code, by }) => ({ code, by: text(by) })),
    };
  const code = participation.reversed
    ? 'reversed'
    : isGivenBefore(participation, programmeId)
      ? 'given_before'
      : participation.countsIn
        ? 'not_accepted_here'
        : 'not_accredited';
  return { raw: '0', units: '0', reasons: [{ code, by: '0' }] };
}

const newestFirst = (a: CountedParticipation, b: CountedParticipation): number =>
  a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1;
