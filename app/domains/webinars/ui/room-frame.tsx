import { useContext } from 'react';
import { type FormState, NO_STATE } from '#app/ui/form-state.ts';
import { PageViewContext } from '#app/ui/hidden-fields.tsx';
import type { LiveRoomProps } from './live-room-props.ts';
import { StudioRoom } from './studio-room.tsx';
import { LiveRoom } from './live-room.tsx';

/** What the room goes on with in the browser: what it was drawn with. */
export type RoomInBrowser = LiveRoomProps & { words: Record<string, object>; pageView: string | null };

/** The room as the server renders it, with the data for the browser to continue. */
export function RoomFrame({
  room,
  words,
  answer = NO_STATE,
  studio = null,
}: {
  room: Omit<LiveRoomProps, 'answer' | 'studio'>;
  words: RoomInBrowser['words'];
  answer?: FormState;
  studio?: LiveRoomProps['studio'];
}) {
  const pageView = useContext(PageViewContext);
  const own: RoomInBrowser = { ...room, answer, studio, words, pageView };
  // Data in a page must not be able to end its own element.
  const json = JSON.stringify(own).replace(/</g, '\\u003c');
  return (
    <>
      <div id="room">
        {studio ? (
          <StudioRoom {...room} answer={answer} studio={studio} />
        ) : (
          <LiveRoom {...room} answer={answer} studio={null} />
        )}
      </div>
      <script id="room-props" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
      <script type="module" src="/browser/room.js" />
    </>
  );
}
