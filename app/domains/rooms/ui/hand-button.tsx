import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { RoomAction } from './room-action.tsx';

export function HandButton({ action, state }: { action: string; state: RoomState }) {
  const { t } = useTranslation('rooms');
  return (
    <RoomAction
      action={action}
      intent="hand"
      fields={{ raised: state.ownHand ? 'no' : 'yes' }}
      pressed={state.ownHand}
    >
      <Icon name="hand" />
      {t(state.ownHand ? 'hand.lower' : 'hand.raise')}
    </RoomAction>
  );
}
