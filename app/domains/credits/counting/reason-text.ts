import type { ReductionReason } from '#app/domains/credits/types.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/use-translation.ts';
import type { CreditLine, ProgrammeCredit } from './count-credit.ts';

const REASON_CODES = [
  'outside_cycle',
  'no_cycle',
  'approval_expired',
  'no_feedback',
  'assessment_failed',
  'duplicate',
  'day_cap',
  'activity_cap',
  'not_convertible',
  'not_accredited',
  'given_before',
  'not_accepted_here',
  'reversed',
] as const;

/** Why a line counts less than it is worth, in a sentence. */
export const reasonText = (t: Translate<'common'>, format: Format, { code, by }: ReductionReason): string =>
  t(`credits:reason.${REASON_CODES.find((each) => each === code) ?? 'period_cap'}`, {
    by: format.decimal(by),
  });

/** Why a line counts what it counts, in sentences: the one way in which page, transcript and list say it. */
export function lineText(
  t: Translate<'common'>,
  format: Format,
  { restMinutes }: Pick<ProgrammeCredit, 'restMinutes'>,
  { participation, accreditation, units, reasons }: CreditLine,
): string {
  if (units === '0' && reasons.length === 0) return t('credits:reason.too_short');
  const facts = { code: accreditation?.code ?? '', category: accreditation?.category ?? '' };
  const counted = restMinutes === null ? 'counted' : 'by_time';
  return [
    ...(units === '0' ? [] : [t(`credits:reason.${participation.countsIn ? 'accepted' : counted}`, facts)]),
    ...reasons.map((each) => reasonText(t, format, each)),
  ].join(' ');
}
