import type { Departure } from '#app/domains/mentoring/profiles/read-departure.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Leaving asks first: what ends with it, then the button. */
export function LeaveProgramme({ profileId, departure }: { profileId: string; departure: Departure }) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const { proposals, pairs, meetings } = departure;
  return (
    <details>
      <summary>{t('programme.leave')}</summary>
      <div className="flow">
        <p>{t('leave.help')}</p>
        <ul className="list">
          {proposals > 0 && <li>{t('leave.proposals', { count: proposals })}</li>}
          {pairs.length > 0 && <li>{t('leave.pairs', { names: format.list(pairs) })}</li>}
          {meetings > 0 && <li>{t('leave.meetings', { count: meetings })}</li>}
          {proposals + pairs.length === 0 && <li>{t('leave.nothing')}</li>}
        </ul>
        <ActionButton intent="leave" hidden={{ profileId }} look="danger">
          {t('programme.leave')}
        </ActionButton>
      </div>
    </details>
  );
}
