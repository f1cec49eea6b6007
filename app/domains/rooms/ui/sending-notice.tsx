import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** Says on the stage that the host has muted themselves or turned the camera off, so that nobody looks for the fault on their own side. */
export function SendingNotice({ state: { stream, sending } }: { state: RoomState }) {
  const { t } = useTranslation('rooms');
  const isLive = stream === 'live';
  return (
    <p className="sending" role="status">
      {isLive && !sending.sound && <span>{t('sending.muted')}</span>}
      {isLive && !sending.picture && <span>{t('sending.dark')}</span>}
    </p>
  );
}
