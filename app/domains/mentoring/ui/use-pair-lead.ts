import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

type When = Date | string;
export type PairWhen = {
  name: string;
  state: 'proposed' | 'active' | 'paused' | 'declined' | 'expired' | 'withdrawn' | 'ended';
  saidYes: boolean;
  theySaidYes: boolean;
  /** Who of the two asked the other; null where a round or a coordinator proposed the pair. */
  askedBy: 'me' | 'them' | null;
  answerBy: When;
  startedAt: When | null;
  endsAt: When | null;
};

/** Where a pair stands, in one sentence: whose turn it is, from when to when it meets, or that it is over. */
export function usePairLead() {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return ({ name, state, saidYes, theySaidYes, askedBy, answerBy, startedAt, endsAt }: PairWhen): string => {
    if (state === 'declined' || state === 'expired' || state === 'withdrawn') return t('pair.over');
    if (state === 'paused' || state === 'ended') return t(`pairState.${state}`);
    if (state === 'active')
      return startedAt && endsAt
        ? t('pair.since', { date: format.date(startedAt), until: format.date(endsAt) })
        : '';
    const date = format.date(answerBy);
    if (saidYes) return t(askedBy === 'me' ? 'pair.youAsked' : 'pair.theirTurn', { name, date });
    const theirs = theySaidYes ? t(askedBy === 'them' ? 'pair.theyAsked' : 'pair.theySaidYes', { name }) : '';
    return [theirs, t('pair.yourTurn', { date })].filter(Boolean).join(' ');
  };
}
