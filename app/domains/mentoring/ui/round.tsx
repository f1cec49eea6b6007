import { ActionButton } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { MatchReason } from '#app/domains/mentoring/types.ts';
import { Reasons } from './reasons.tsx';

type RoundProps = {
  isOpen: boolean;
  round: {
    draft: {
      id: string;
      createdAt: string | Date;
      isLargest: boolean;
      bound: number;
      blocking: number;
    } | null;
    isOld: boolean;
    waiting: number;
    mentors: number;
    matches: {
      id: string;
      mentee: string;
      mentor: string | null;
      score: number;
      reasons: MatchReason[];
      better: { mentee: { why: string }[]; mentor: { higher: number } };
    }[];
  };
};

/** A round as a draft: its proof, and each pair with its reasons; then it is published or discarded. */
export function Round({ round, isOpen }: RoundProps) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const { draft } = round;
  return (
    <section className="flow" aria-labelledby="round">
      <h2 id="round">{t('round.title')}</h2>
      <p>{t('round.who', { mentees: round.waiting, mentors: round.mentors })}</p>
      {isOpen && <ActionButton intent="round">{t('round.make')}</ActionButton>}
      {draft && (
        <>
          <p>{t('round.draft', { date: format.dateTime(draft.createdAt) })}</p>
          {round.isOld && <Alert tone="warning" title={t('round.old')} />}
          <ul className="list">
            <li>
              {draft.blocking === 0 ? t('round.stable') : t('round.blocking', { count: draft.blocking })}
            </li>
            <li>{draft.isLargest ? t('round.largest') : t('round.bound', { count: draft.bound })}</li>
          </ul>
          <Rows>
            {round.matches.map((each) => (
              <li key={each.id}>
                <div>
                  <h3>
                    {each.mentee} – {each.mentor ?? t('preview.nobody')}
                  </h3>
                  {each.mentor ? (
                    <details>
                      <summary>
                        {t('round.reasons')}, {t('round.fit')}: {each.score}
                      </summary>
                      <Reasons reasons={each.reasons} of="others" />
                      {draft.blocking === 0 && (
                        <Note>
                          {t('round.better', {
                            mentee: each.better.mentee.length,
                            mentor: each.better.mentor.higher,
                          })}
                        </Note>
                      )}
                    </details>
                  ) : (
                    <p className="small">
                      {t(each.better.mentee.length > 0 ? 'round.whyAlone' : 'round.whyNobody')}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </Rows>
          <div className="cluster">
            {!round.isOld && (
              <ActionButton
                intent="publish"
                hidden={{ roundId: draft.id }}
                look="beacon"
                sure={t('round.publishSure')}
              >
                {t('round.publish')}
              </ActionButton>
            )}
            <ActionButton
              intent="discard"
              hidden={{ roundId: draft.id }}
              look="plain"
              sure={t('round.discardSure')}
            >
              {t('round.discard')}
            </ActionButton>
          </div>
        </>
      )}
    </section>
  );
}
