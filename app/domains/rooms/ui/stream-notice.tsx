import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';

/** `startsAt` is text. */
export function StreamNotice({ state, startsAt }: { state: RoomState; startsAt: string }) {
  const { t } = useTranslation('rooms');
  if (state.blocked) return <Alert tone="danger" title={t('blocked')} />;
  if (state.stream === 'live') return null;
  const tone = state.stream === 'paused' ? 'warning' : 'info';
  return (
    <Alert tone={tone} title={t(`stream.${state.stream}`, { time: startsAt })}>
      <p className="small">{t(`streamHelp.${state.stream}`)}</p>
    </Alert>
  );
}
