import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import { evaluateAlone } from '#app/domains/credits/counting/evaluate.ts';
import { amountAsText } from '#app/domains/credits/counting/scale.ts';
import type { Programme } from '#app/domains/credits/rules/programmes.ts';
import { type RuleSet, countsByTime, rulesInForce } from '#app/domains/credits/rules/rule-sets.ts';
import { type CountedParticipation, entryOfParticipation } from './ledger.ts';

/**
 * What one course gives in a programme by itself, as an exact text: the one number that is offered, certified and counted.
 * The ledger counts less of it only because of other entries or of the cycle, and says why.
 */
export function creditOf(
  programme: Programme,
  sets: readonly RuleSet[],
  participation: CountedParticipation,
  accreditation: CountedAccreditation,
): string {
  const { date } = participation;
  const { compiled } = rulesInForce(programme, sets, { asOf: date, anchor: date, step: null });
  const granting = countsByTime(compiled) ? null : accreditation;
  const entry = entryOfParticipation(participation, programme.id, granting);
  return amountAsText(compiled.scale, evaluateAlone(compiled, entry));
}

export type Offered = {
  /** Exact text in the programme's unit. */
  units: string;
  /** What is earned depends on the minutes that are spent, and `units` is the most. */
  byMinutes: boolean;
};

/** What the rules of a programme give for minutes of a kind on a day, whatever an association grants. */
export function unitsByRule(
  programme: Programme,
  sets: readonly RuleSet[],
  { activityType, minutes, date }: Pick<CountedParticipation, 'activityType' | 'minutes' | 'date'>,
): string {
  const { compiled } = rulesInForce(programme, sets, { asOf: date, anchor: date, step: null });
  const sessions = [{ date, minutes }];
  const entry = {
    id: '~',
    type: activityType,
    sessions,
    minutes,
    hours_stated: true,
    feedback_completed: true,
  };
  return amountAsText(compiled.scale, evaluateAlone(compiled, entry));
}

/** What a course gives to somebody who takes all of it on a day: `minutes` are the most that count for it. */
export function offeredCredit(
  programme: Programme,
  sets: readonly RuleSet[],
  course: Pick<CountedParticipation, 'activityType' | 'courseVersionId' | 'inSpecialty' | 'date' | 'minutes'>,
  accreditation: CountedAccreditation,
): Offered {
  const { date, minutes } = course;
  const { compiled } = rulesInForce(programme, sets, { asOf: date, anchor: date, step: null });
  const whole: CountedParticipation = {
    ...course,
    id: '~',
    title: '',
    kind: 'course',
    activityId: '~',
    sessions: [{ date, minutes }],
    stated: null,
    countsIn: null,
    reversed: false,
  };
  return {
    units: creditOf(programme, sets, whole, accreditation),
    byMinutes: countsByTime(compiled),
  };
}
