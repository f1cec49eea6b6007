import { type CaseState, isCaseOpen } from '#app/domains/consultations/cases/case-flow.ts';
import {
  ANSWER_TARGET_MS,
  OUTCOMES,
  type Outcome,
  type Urgency,
} from '#app/domains/consultations/cases/case-options.ts';
import { HOUR_MS } from '#app/platform/time.ts';

type CaseFacts = {
  state: CaseState;
  specialty: string;
  urgency: Urgency;
  outcome: Outcome | null;
  usefulness: number | null;
  askedAt: Date;
  answeredAt: Date | null;
};

const median = (values: number[]): number | null =>
  values.length === 0 ? null : values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const answerTime = ({ askedAt, answeredAt }: CaseFacts): number => answeredAt!.getTime() - askedAt.getTime();

/** Counts, times and outcomes. Hours are to the first answer; `inTime` is the share of those answered that met their target. */
export function summariseCases(rows: readonly CaseFacts[]) {
  const sent = rows.filter(({ state }) => state !== 'sending' && state !== 'withdrawn');
  const answered = sent.filter(({ answeredAt }) => answeredAt !== null);
  const closed = sent.filter(({ state }) => state === 'closed');
  const rated = closed.filter(({ usefulness }) => usefulness !== null);
  return {
    asked: sent.length,
    open: sent.filter(({ state }) => isCaseOpen(state)).length,
    answered: answered.length,
    closed: closed.length,
    medianHours: median(answered.map((row) => answerTime(row) / HOUR_MS)),
    inTime:
      answered.length === 0
        ? null
        : answered.filter((row) => answerTime(row) <= ANSWER_TARGET_MS[row.urgency]).length / answered.length,
    usefulness:
      rated.length === 0 ? null : rated.reduce((sum, row) => sum + row.usefulness!, 0) / rated.length,
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      count: closed.filter((row) => row.outcome === outcome).length,
    })),
    specialties: [...new Set(sent.map(({ specialty }) => specialty))].sort().map((specialty) => {
      const own = sent.filter((row) => row.specialty === specialty);
      const done = own.filter(({ answeredAt }) => answeredAt !== null);
      return {
        name: specialty,
        size: own.length,
        counts: {
          closed: own.filter(({ state }) => state === 'closed').length,
          medianHours: median(done.map((row) => answerTime(row) / HOUR_MS)),
        },
      };
    }),
  };
}
