import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import type { FormState } from '#app/ui/form-state.ts';
import type { Format } from '#app/i18n/format.ts';

/** `action` is the page of the room; in the browser a script sends its forms without leaving it. */
export type RoomProps = {
  action: string;
  state: RoomState;
  staff: boolean;
  format: Format;
  /** Of a form of the room that comes back, by its intent. */
  stateOf: (intent: string) => FormState;
  slideUrl: (hash: string) => string;
};
