import { type Presence, recordPresences } from '#app/domains/rooms/presence/record-presences.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

const LOOK_MS = 2000;

/** How often somebody who stays is noted again: a third of the time after which they count as gone. */
const AGAIN_MS = 15_000;

/** Notes in the database whose browsers listen to a room in this process, so that any process can tell who is there. */
export function notePresences({ db, log, clock }: Platform): {
  /** Somebody is in the room until the returned function is called. */
  enter(presence: Presence): () => void;
  stop(): void;
} {
  const present = new Map<symbol, Presence & { notedAt: number }>();
  let writing = false;

  async function note(): Promise<void> {
    const now = clock();
    const due = [...present.values()].filter(({ notedAt }) => now.getTime() - notedAt >= AGAIN_MS);
    if (due.length === 0) return;
    // Somebody with two windows is there once.
    const people = new Map(
      due.map(({ roomId, personId, staff }) => [`${roomId} ${personId}`, { roomId, personId, staff }]),
    );
    await recordPresences(db, [...people.values()], now);
    for (const each of due) each.notedAt = now.getTime();
  }
  const timer = setInterval(() => {
    if (writing) return;
    writing = true;
    note()
      // Database busy or away: they are noted soon.
      .catch((error: Error) => log.warn({ error: error.message }, 'presences could not be noted'))
      .finally(() => (writing = false));
  }, LOOK_MS);
  timer.unref();
  return {
    enter(presence) {
      const key = Symbol(presence.roomId);
      present.set(key, { ...presence, notedAt: 0 });
      return () => void present.delete(key);
    },
    stop: () => clearInterval(timer),
  };
}
