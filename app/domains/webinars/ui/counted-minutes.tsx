import { useTranslation } from '#app/i18n/use-translation.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import { Note } from '#app/ui/note.tsx';

export function CountedMinutes({ countedMs, neededMs, baseMs }: LiveRoomProps['minutes']) {
  const { t } = useTranslation('webinars');
  const whole = (ms: number) => t('common:minutes', { count: Math.floor(ms / 60_000) });
  const share = baseMs === 0 ? 0 : Math.min(100, Math.round((countedMs / baseMs) * 100));
  return (
    <section className="card pressed" aria-labelledby="minutes">
      <h2 id="minutes">{t('minutes.title')}</h2>
      <dl className="bars">
        <div data-kind="webinar">
          <dt>{t('minutes.sofar')}</dt>
          <dd className="value" data-counted={Math.floor(countedMs / 1000)}>
            {whole(countedMs)}
          </dd>
          <dd className="drawn" aria-hidden="true">
            <svg className="bar">
              <rect width={`${share}%`} height="100%" />
            </svg>
          </dd>
        </div>
      </dl>
      <Note>
        {countedMs >= neededMs
          ? t('minutes.enough')
          : t('minutes.needed', { minutes: whole(neededMs + 59_999) })}
      </Note>
    </section>
  );
}
