import { hydrateRoot } from 'react-dom/client';
import { type Words, WithWords } from '#app/i18n/in-browser.tsx';
import type { LiveRoomProps } from './live-room-props.ts';
import { LiveRoom } from './live-room.tsx';

/** Hydrates the room. */
const root = document.getElementById('room');
const propsJson = document.getElementById('room-props')?.textContent;
if (root && propsJson) {
  const { words, ...props } = JSON.parse(propsJson) as LiveRoomProps & { words: Words };
  hydrateRoot(
    root,
    <WithWords locale={props.locale} words={words}>
      <LiveRoom {...props} />
    </WithWords>,
  );
}
