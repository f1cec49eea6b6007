import { useTranslation } from '#app/i18n/use-translation.ts';
import { RoomAction } from './room-action.tsx';

/** Beside a message or a question: its author is meant. */
export function RestrictAuthor({ action, id }: { action: string; id: string }) {
  const { t } = useTranslation('rooms');
  return (
    <div className="cluster">
      {(['silence', 'block', 'lift'] as const).map((act) => (
        <RoomAction
          key={act}
          action={action}
          intent="restrict"
          fields={{ id, act }}
          kind={act === 'block' ? 'button danger' : 'button plain'}
        >
          {t(`restrict.${act}`)}
        </RoomAction>
      ))}
    </div>
  );
}
