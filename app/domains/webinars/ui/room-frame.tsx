import type { LiveRoomProps } from './live-room-props.ts';
import { LiveRoom } from './live-room.tsx';

/** The room as the server renders it, with the data for the browser to continue. */
export function RoomFrame({ room, words }: { room: LiveRoomProps; words: Record<string, object> }) {
  // Data in a page must not be able to end its own element.
  const json = JSON.stringify({ ...room, words }).replace(/</g, '\\u003c');
  return (
    <>
      <div id="room">
        <LiveRoom {...room} />
      </div>
      <script id="room-props" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
      <script type="module" src="/browser/room.js" />
    </>
  );
}
