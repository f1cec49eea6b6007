import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import type { Format } from '#app/i18n/format.ts';

/** Posts a form to the room's own address; in the browser a script does it without leaving the page. */
export type RoomProps = {
  action: string;
  state: RoomState;
  staff: boolean;
  format: Format;
  slideUrl: (hash: string) => string;
};
