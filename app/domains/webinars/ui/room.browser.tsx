import { hydrateRoot } from 'react-dom/client';
import { WithWords } from '#app/i18n/in-browser.tsx';
import { PageViewContext } from '#app/ui/hidden-fields.tsx';
import { LiveRoom } from './live-room.tsx';
import { StudioRoom } from './studio-room.tsx';
import type { RoomInBrowser } from './room-frame.tsx';

/** Hydrates the room with the same data that the server rendered it with; with any other, React would render it again. */
const root = document.getElementById('room');
const propsJson = document.getElementById('room-props')?.textContent;
if (root && propsJson) {
  const { words, pageView, ...props } = JSON.parse(propsJson) as RoomInBrowser;
  hydrateRoot(
    root,
    <PageViewContext.Provider value={pageView}>
      <WithWords locale={props.locale} words={words}>
        {props.studio ? <StudioRoom {...props} /> : <LiveRoom {...props} />}
      </WithWords>
    </PageViewContext.Provider>,
  );
}
