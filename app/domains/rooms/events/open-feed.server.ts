import { and, asc, eq, gt } from 'drizzle-orm';
import type { RoomEvent } from '#app/domains/rooms/room/room-state.ts';
import type { Author, EventContent } from '#app/domains/rooms/types.ts';
import type { Database } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { people } from '#db/schema/accounts.ts';
import { roomEvents, rooms } from '#db/schema/rooms.ts';

/** Somebody who listens. `write` returns false where the connection is over or cannot take more: then they leave, it is ended, and they come again. */
export type Listener = {
  personId: string;
  staff: boolean;
  write(frame: string | Buffer): boolean;
  end(): void;
};

type EncodedEvent = {
  number: number;
  audience: string;
  personId: string | null;
  frame: Buffer;
  ownFrame: Buffer;
};

type Subscription = { listener: Listener; cursor: number; left: boolean };

/** `coming` counts those who are still being sent what they missed; the room is kept for them. */
type OpenRoom = {
  last: number;
  listeners: Set<Subscription>;
  catchingUp: number;
  reading: boolean;
  readAgain: boolean;
};

const POLL_MS = 2000;

const PAGE_SIZE = 500;

const isAudience = (listener: Listener, { audience }: { audience: string }): boolean =>
  audience === '' || audience === listener.personId || (audience === 'staff' && listener.staff);

const frameFor = (listener: Listener, sent: EncodedEvent): Buffer =>
  sent.personId === listener.personId ? sent.ownFrame : sent.frame;

/**
 * Sends each room's events to the listeners of this process: read once, encoded once. Signals trigger it; polling every two
 * seconds covers lost signals.
 */
export function openFeed(db: Database) {
  const live = new Map<string, OpenRoom>();

  async function eventsAfter(roomId: string, number: number): Promise<EncodedEvent[]> {
    const query = prepared(db.read, 'room_events_after', (read) =>
      read
        .select({ event: roomEvents, name: people.name, region: people.region })
        .from(roomEvents)
        .leftJoin(people, eq(people.id, roomEvents.personId))
        .where(and(eq(roomEvents.roomId, boundValue('roomId')), gt(roomEvents.number, boundValue('number'))))
        .orderBy(asc(roomEvents.number))
        .limit(PAGE_SIZE),
    );
    const rows = await query.execute({ roomId, number });
    return rows.map(({ event, name, region }) => {
      const frame = (own: boolean) => {
        const by: Author | null = event.personId ? { name: name ?? '', place: region, own } : null;
        const visible: RoomEvent = {
          number: event.number,
          // As `appendEventsIn` stored them.
          ...({ kind: event.kind, body: event.body } as EventContent),
          by,
          mediaAt: event.mediaAt?.toISOString() ?? null,
          at: event.at.toISOString(),
        };
        return Buffer.from(`id: ${event.number}\ndata: ${JSON.stringify(visible)}\n\n`);
      };
      const others = frame(false);
      return {
        number: event.number,
        audience: event.audience,
        personId: event.personId,
        frame: others,
        ownFrame: event.personId ? frame(true) : others,
      };
    });
  }

  function roomNamed(roomId: string): OpenRoom {
    const known = live.get(roomId);
    if (known) return known;
    const made: OpenRoom = {
      last: -1,
      listeners: new Set(),
      catchingUp: 0,
      reading: false,
      readAgain: false,
    };
    live.set(roomId, made);
    return made;
  }

  function deleteIfEmpty(roomId: string): void {
    const room = live.get(roomId);
    if (room && room.listeners.size === 0 && room.catchingUp === 0) live.delete(roomId);
  }

  function leave(roomId: string, heard: Subscription): void {
    heard.left = true;
    live.get(roomId)?.listeners.delete(heard);
    deleteIfEmpty(roomId);
  }

  function handTo(roomId: string, heard: Subscription, sent: EncodedEvent[]): void {
    const { listener } = heard;
    const frames = sent
      .filter((each) => each.number > heard.cursor && isAudience(listener, each))
      .map((each) => frameFor(listener, each));
    heard.cursor = Math.max(heard.cursor, sent.at(-1)!.number);
    if (frames.length === 0 || taken(listener, frames)) return;
    // Nothing is written to it any more, however long its end takes.
    leave(roomId, heard);
    listener.end();
  }

  /** A listener that fails is treated as full: the others are still served. */
  function taken(listener: Listener, frames: Buffer[]): boolean {
    try {
      return listener.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
    } catch {
      return false;
    }
  }

  /** Reads what is new and hands it on; one reading at a time for each room. */
  async function bring(roomId: string): Promise<void> {
    const room = live.get(roomId);
    if (!room) return;
    if (room.reading) return void (room.readAgain = true);
    room.reading = true;
    try {
      do {
        room.readAgain = false;
        for (;;) {
          const sent = await eventsAfter(roomId, room.last);
          if (sent.length === 0) break;
          room.last = sent.at(-1)!.number;
          for (const heard of room.listeners) handTo(roomId, heard, sent);
          if (sent.length < PAGE_SIZE) break;
        }
      } while (room.readAgain);
    } catch {
      // The database is busy or away: the next poll delivers it.
    } finally {
      room.reading = false;
    }
  }

  const lookAtAll = () => {
    for (const roomId of live.keys()) void bring(roomId);
  };
  const unhear = db.onSignal(
    (name) => (name.startsWith('room ') ? void bring(name.slice(5)) : undefined),
    lookAtAll,
  );
  const look = setInterval(lookAtAll, POLL_MS);

  return {
    /** Everything after `since`, then everything that follows; returns how to stop. */
    async listen(roomId: string, since: number, listener: Listener): Promise<() => void> {
      const heard: Subscription = { listener, cursor: since, left: false };
      const room = roomNamed(roomId);
      room.catchingUp++;
      try {
        if (room.last < 0) {
          const [row] = await db.read.select().from(rooms).where(eq(rooms.id, roomId));
          room.last = Math.max(room.last, row?.lastNumber ?? 0);
        }
        do {
          const missed = await eventsAfter(roomId, heard.cursor);
          if (missed.length > 0) handTo(roomId, heard, missed);
          // Events that the others got meanwhile are read again.
          if (missed.length === 0) break;
        } while (heard.cursor < room.last && !heard.left);
        if (!heard.left) room.listeners.add(heard);
      } finally {
        room.catchingUp--;
        deleteIfEmpty(roomId);
      }
      void bring(roomId);
      return () => leave(roomId, heard);
    },
    count: (roomId: string): number => live.get(roomId)?.listeners.size ?? 0,
    stop() {
      clearInterval(look);
      unhear();
      for (const { listeners } of live.values()) for (const { listener } of listeners) listener.end();
    },
  };
}
