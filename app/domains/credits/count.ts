import { addExact, compareExact, subtractExact } from '#app/platform/exact.ts';
import { cycleOn, type Period } from './cycle.ts';
import type { Programme } from './programmes.ts';

export type CountedParticipation = {
  id: string;
  title: string;
  kind: 'course';
  courseVersionId: string;
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

export type Reason = 'counted' | 'reversed' | 'not_accredited' | 'outside_cycle' | 'no_cycle';
export type CreditLine = {
  participation: CountedParticipation;
  accreditation: CountedAccreditation | null;
  /** Exact decimal string in the programme's unit; "0" where nothing counts. */
  units: string;
  reason: Reason;
};
export type ProgrammeCredit = {
  programmeId: string;
  confirmed: boolean;
  period: Period | null;
  lines: CreditLine[];
  total: string;
  required: string | null;
  /** Never below "0". */
  remaining: string | null;
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
 * Credit in one programme, from the ledger and the accreditations: the same input gives the same answer for
 * ever. In this version an entry is worth the units that its accreditation grants; rules of reduction follow.
 */
export function countCredit(
  programme: Programme,
  enrolment: CountedEnrolment,
  participations: CountedParticipation[],
  accreditations: CountedAccreditation[],
  today: string,
): ProgrammeCredit {
  const period = cycleOn(programme.cycle, enrolment.anchorDate, today);
  const lines = [...participations]
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1))
    .map((participation): CreditLine => {
      const accreditation = accreditationOn(
        accreditations,
        participation.courseVersionId,
        programme.id,
        participation.date,
      );
      const reason = reasonFor(programme, participation, accreditation, period);
      return {
        participation,
        accreditation,
        reason,
        units: reason === 'counted' ? accreditation!.units : '0',
      };
    });
  const total = addExact(lines.map((line) => line.units));
  const required = programme.required;
  const remaining =
    required === null ? null : compareExact(total, required) >= 0 ? '0' : subtractExact(required, total);
  return {
    programmeId: programme.id,
    confirmed: enrolment.confirmed,
    period,
    lines,
    total,
    required,
    remaining,
  };
}

function reasonFor(
  programme: Programme,
  participation: CountedParticipation,
  accreditation: CountedAccreditation | null,
  period: Period | null,
): Reason {
  if (participation.reversed) return 'reversed';
  if (!accreditation) return 'not_accredited';
  if (programme.cycle.mode === 'none') return 'counted';
  if (!period) return 'no_cycle';
  return period.from <= participation.date && participation.date <= period.to ? 'counted' : 'outside_cycle';
}
