import { useTranslation } from '#app/i18n/use-translation.ts';
import type { MatchReason } from '#app/domains/mentoring/types.ts';
import { Closeness, Reasons } from './reasons.tsx';
import { Note } from '#app/ui/note.tsx';

type Props = {
  /** Whether the reasons have a heading of their own. */
  titled: boolean;
  side: 'mentee' | 'mentor';
  reasons: MatchReason[];
  round: { mentors: number; mentees: number; blocking: number } | null;
  /** How many mentors were ranked higher on one's list, and how many of those would have accepted. */
  better: { count: number; open: number } | null;
};

/** Reasons first, then how sure they are, then the proof that there is nobody better. */
export function PairReasons({ titled, side, reasons, round, better }: Props) {
  const { t } = useTranslation('mentoring');
  return (
    <>
      <section className="flow">
        {titled && <h2>{t('pair.why')}</h2>}
        <Reasons reasons={reasons} />
      </section>
      <section className="flow">
        <h2>{t('pair.sure')}</h2>
        {round && (
          <Note>
            {round.blocking === 0
              ? t('pair.stable', { mentors: round.mentors, mentees: round.mentees })
              : t('pair.everybody', { count: round.blocking })}
          </Note>
        )}
        <Closeness reasons={reasons} />
        {better && (
          <>
            <h3>{t('pair.better')}</h3>
            <p>
              {better.count === 0
                ? t('pair.first')
                : t(better.open > 0 ? 'pair.open' : side === 'mentee' ? 'pair.full' : 'pair.settled', {
                    count: better.count,
                  })}
            </p>
          </>
        )}
      </section>
    </>
  );
}
