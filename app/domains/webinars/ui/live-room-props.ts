import type { FormState } from '#app/ui/form-state.ts';
import type { Guests } from '#app/domains/rooms/types.ts';
import type { RoomState } from '#app/domains/rooms/room/room-state.ts';

export type LiveRoomProps = {
  slug: string;
  language: string;
  /** As the reader's language writes it: browsers know no Belarusian dates. */
  startsAt: string;
  state: RoomState;
  staff: boolean;
  /** Whether this person's minutes are counted: people with a seat. */
  counts: boolean;
  locale: string;
  timeZone: string;
  minutes: { countedMs: number; neededMs: number; baseMs: number };
  /** Milliseconds since 1970 by the server's clock when the page was made. */
  now: number;
  /** Until when what was missed can be caught up, as `startsAt`; null where it cannot, or the room is not over. */
  catchUpUntil: string | null;
  /** A form that was refused and comes back. */
  answer: FormState;
  /** In the studio: the webinar, whether the reader is its host, and who was in the room when the page was made. */
  studio: { id: string; courseId: string; host: boolean; guests: Guests } | null;
};
