import { type RoomEvent, type RoomState, applyEvent } from '#app/domains/rooms/room/room-state.ts';
import { liveUrls } from '#app/urls.ts';
import type { ViewingMode } from './heartbeats.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import type { Player } from './player.ts';

const TICK_MS = 250;

/** How soon somebody who was signed out is looked for again. */
const RETRY_MS = 5000;

/** An event that the stream would reach only after this long is shown at once: the viewer has no stream. */
const LONGEST_DELAY_MS = 120_000;

/**
 * Events of the room, each when the stream gets there. Returns a function that stops them. After a lost connection the browser
 * reconnects by itself; after a refusal, as after signing out in another tab, it tries again until it is let in.
 */
export function listenToRoom(
  props: LiveRoomProps,
  setState: (change: (state: RoomState) => RoomState) => void,
  player: { current: Player | null },
  mode: { current: ViewingMode },
  on: { outside(): void; inside(): void },
): () => void {
  let waiting: RoomEvent[] = [];
  let since = props.state.number;
  let source: EventSource;
  const left = new AbortController();
  const isDue = (event: RoomEvent): boolean => {
    if (!event.mediaAt || mode.current === 'read' || props.staff) return true;
    const at = player.current?.position();
    const wait = at == null ? Infinity : Date.parse(event.mediaAt) - at;
    return wait <= 0 || wait > LONGEST_DELAY_MS;
  };
  const apply = (events: RoomEvent[]) => {
    if (events.length > 0) setState((state) => events.reduce(applyEvent, state));
  };
  const address = () => `${liveUrls.roomEvents(props.slug)}?since=${since}`;
  function open(): void {
    source = new EventSource(address());
    source.addEventListener('message', (message) => {
      const event = JSON.parse(String(message.data)) as RoomEvent;
      since = Math.max(since, event.number);
      if (isDue(event)) apply([event]);
      else waiting.push(event);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) void comeBack();
    });
  }
  async function comeBack(): Promise<void> {
    while (!left.signal.aborted) {
      const status = await statusAt(address());
      if (status === 200) {
        if (left.signal.aborted) return;
        on.inside();
        return open();
      }
      if (status === 401) on.outside();
      else if (status !== null) return; // not for this person any more
      await new Promise((next) => setTimeout(next, RETRY_MS));
    }
  }
  open();
  const timer = setInterval(() => {
    const due = waiting.filter(isDue);
    waiting = waiting.filter((each) => !due.includes(each));
    apply(due);
  }, TICK_MS);
  return () => {
    left.abort();
    clearInterval(timer);
    source.close();
  };
}

/** Null where the connection is lost. */
async function statusAt(address: string): Promise<number | null> {
  const stop = new AbortController();
  try {
    return (await fetch(address, { signal: stop.signal })).status;
  } catch {
    return null;
  } finally {
    stop.abort();
  }
}
