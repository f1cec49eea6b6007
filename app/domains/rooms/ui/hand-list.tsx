import { useTranslation } from '#app/i18n/use-translation.ts';
import { RoomAction } from './room-action.tsx';
import type { RoomProps } from './room-props.ts';

/** Who wants to speak, in the order of asking: each can be called on, or their hand put down. */
export function HandList({ action, state }: Pick<RoomProps, 'action' | 'state'>) {
  const { t } = useTranslation('rooms');
  return (
    <section className="flow tight" aria-labelledby="hands">
      <h2 id="hands">{t('hand.list', { count: state.hands.length })}</h2>
      <ul className="hands">
        {state.hands.map((each) => (
          <li key={each.id}>
            <span>{[each.name, each.place].filter(Boolean).join(', ')}</span>
            <RoomAction action={action} intent="lower-hand" fields={{ id: each.id, act: 'call' }}>
              {t('hand.call')}
            </RoomAction>
            <RoomAction
              action={action}
              intent="lower-hand"
              fields={{ id: each.id, act: 'lower' }}
              kind="button plain"
            >
              {t('hand.lower')}
            </RoomAction>
          </li>
        ))}
      </ul>
    </section>
  );
}
