import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { Fraction } from '#app/platform/exact.ts';
import { addDays, daysWithin } from '#app/platform/time.ts';
import { creditStandings } from '#db/schema/credits.ts';

export const STANDING_STATES = ['at_risk', 'behind', 'on_track', 'done'] as const;

export type StandingState = (typeof STANDING_STATES)[number];

/** When, with nothing added, a doctor falls behind the even pace and comes at risk; none where nothing is due. */
export type Pace = { done: boolean; behindFrom: string | null; atRiskFrom: string | null };

/** Courses come in lumps: nobody is behind on the first day. */
const SLACK = new Fraction(1, 10);

/**
 * Behind: a tenth of the whole less is counted than an even pace through the cycle asks for. At risk: what is missing would need twice
 * the even pace until the end. Of total and parts the one furthest behind decides. A goal is never overdue.
 */
export function paceFrom(credit: ProgrammeCredit): Pace {
  const never = { behindFrom: null, atRiskFrom: null };
  const { period, required } = credit;
  if (!period || required === null) return { done: false, ...never };
  const parts = credit.categories.filter(({ min }) => min !== null && new Fraction(min).n > 0n);
  const share = [
    fractionOf(credit.total).div(required),
    ...parts.map(({ counted, min }) => fractionOf(counted).div(fractionOf(min!))),
  ].reduce((least, each) => (each.compare(least) < 0 ? each : least));
  const done = share.compare(1) >= 0;
  if (done || programmeOrThrow(credit.programmeId).obligation === 'goal') return { done, ...never };
  const days = daysWithin(period.from, period.to);
  return {
    done,
    behindFrom: addDays(period.from, Number(share.add(SLACK).mul(days).floor().valueOf())),
    atRiskFrom: addDays(period.from, Number(share.add(1).div(2).mul(days).ceil().valueOf()) - 1),
  };
}

export function standingStateOn({ done, behindFrom, atRiskFrom }: Pace, date: string): StandingState {
  if (done) return 'done';
  if (atRiskFrom !== null && atRiskFrom <= date) return 'at_risk';
  return behindFrom !== null && behindFrom <= date ? 'behind' : 'on_track';
}

const fractionOf = (exact: string): Fraction => new Fraction(exact);

export type CreditStanding = typeof creditStandings.$inferSelect;
