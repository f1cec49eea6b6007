import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

type When = Date | string;
type Pair = {
  name: string;
  state: 'proposed' | 'active' | 'paused' | 'declined' | 'expired' | 'ended';
  saidYes: boolean;
  theySaidYes: boolean;
  answerBy: When;
  startedAt: When | null;
  endsAt: When | null;
};

/** Where a pair stands, in one sentence: whose turn it is, from when to when it meets, or that it is over. */
export function usePairLead() {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return ({ name, state, saidYes, theySaidYes, answerBy, startedAt, endsAt }: Pair): string => {
    if (state === 'declined' || state === 'expired') return t('pair.over');
    if (state === 'paused' || state === 'ended') return t(`pairState.${state}`);
    if (state === 'active')
      return startedAt && endsAt
        ? t('pair.since', { date: format.date(startedAt), until: format.date(endsAt) })
        : '';
    const date = format.date(answerBy);
    if (saidYes) return t('pair.theirTurn', { name, date });
    return `${theySaidYes ? `${t('pair.theySaidYes', { name })} ` : ''}${t('pair.yourTurn', { date })}`;
  };
}
