import { shareGone } from './counting/cycle.ts';
import { type CountedEntry, type Entry, evaluate } from './counting/evaluate.ts';
import { textOf, valueOf } from './counting/scale.ts';
import { compiledProgramme, type Programme } from './programmes.ts';

export type CountedParticipation = {
  id: string;
  title: string;
  kind: 'course';
  courseVersionId: string;
  /** What may count once in a cycle: the course, whatever its version. */
  activityId: string;
  /** Whether the activity is for the doctor's own specialty. */
  inSpecialty: boolean;
  /** Calendar date on which it ended. */
  date: string;
  minutes: number;
  reversed: boolean;
};
export type CountedAccreditation = {
  id: string;
  courseVersionId: string;
  programmeId: string;
  units: string;
  category: string;
  code: string;
  validFrom: string;
  validTo: string;
  signedAt: Date;
};
export type CountedEnrolment = { programmeId: string; anchorDate: string | null; confirmed: boolean };

/** Why a line counts less than it is worth, and by how much where something was taken off. */
export type Reason = { code: string; by: string };
export type CreditLine = {
  participation: CountedParticipation;
  accreditation: CountedAccreditation | null;
  /** Exact texts in the programme's unit: before and after every limit. */
  raw: string;
  units: string;
  reasons: Reason[];
};
export type Category = {
  name: string;
  counted: string;
  min: string | null;
  remaining: string;
  max: string | null;
};
export type ProgrammeCredit = {
  programmeId: string;
  confirmed: boolean;
  /** Calendar dates, both included, and the share that is gone. */
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
  categories: Category[];
  preconditions: { kind: string; have: number | null; min: number; met: boolean }[];
};

/** The accreditation that holds on a date: of several, the one signed last. */
export function accreditationOn(
  accreditations: CountedAccreditation[],
  courseVersionId: string,
  programmeId: string,
  date: string,
): CountedAccreditation | null {
  return (
    accreditations
      .filter((each) => each.courseVersionId === courseVersionId && each.programmeId === programmeId)
      .filter((each) => each.validFrom <= date && date <= each.validTo)
      .sort((a, b) => b.signedAt.getTime() - a.signedAt.getTime() || (a.id < b.id ? 1 : -1))[0] ?? null
  );
}

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
): ProgrammeCredit {
  const compiled = compiledProgramme(programme);
  const text = (amount: number) => textOf(compiled.scale, amount);
  // Where time is added up before it is rounded, the accreditation only opens the door, and the minutes count.
  const byTime = compiled.conversions.some((each) => each.summed);
  const lines = participations.map((participation) => ({
    participation,
    accreditation: accreditationOn(
      accreditations,
      participation.courseVersionId,
      programme.id,
      participation.date,
    ),
  }));
  const entries = lines.flatMap(({ participation, accreditation }) =>
    accreditation && !participation.reversed ? [entryFrom(participation, byTime ? null : accreditation)] : [],
  );
  const counted = evaluate(
    compiled,
    { anchor: anchorOf(programme, enrolment, entries), asOf: today },
    entries,
  );
  const found = new Map(counted.entries.map((each) => [each.entry.id, each]));
  const { cycle, total } = counted;
  return {
    programmeId: programme.id,
    confirmed: enrolment.confirmed,
    period:
      cycle && programme.required !== null
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
        ...told(found.get(participation.id), participation, text),
      })),
    total: text(total.counted),
    required: programme.required,
    remaining: total.remaining === null || programme.required === null ? null : text(total.remaining),
    share: total.required
      ? valueOf(compiled.scale, total.counted) / valueOf(compiled.scale, total.required)
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
function anchorOf(programme: Programme, enrolment: CountedEnrolment, entries: Entry[]): string | null {
  if (programme.obligation !== 'currency') return enrolment.anchorDate;
  return entries.reduce<string | null>(
    (first, { date }) => (first === null || date! < first ? date! : first),
    null,
  );
}

const entryFrom = (participation: CountedParticipation, granting: CountedAccreditation | null): Entry => ({
  id: participation.id,
  type: 'elearning',
  date: participation.date,
  minutes: participation.minutes,
  hours_stated: true,
  // The evaluation is a gate before the ledger: what stands in it has passed.
  feedback_completed: true,
  activity_id: participation.activityId,
  in_specialty: participation.inSpecialty,
  ...(granting ? { granted: granting.units } : {}),
});

function told(
  line: CountedEntry | undefined,
  participation: CountedParticipation,
  text: (amount: number) => string,
): Pick<CreditLine, 'raw' | 'units' | 'reasons'> {
  if (line)
    return {
      raw: text(line.raw),
      units: text(line.counted),
      reasons: line.reductions.map(({ code, by }) => ({ code, by: text(by) })),
    };
  return {
    raw: '0',
    units: '0',
    reasons: [{ code: participation.reversed ? 'reversed' : 'not_accredited', by: '0' }],
  };
}

const newestFirst = (a: CountedParticipation, b: CountedParticipation): number =>
  a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1;
