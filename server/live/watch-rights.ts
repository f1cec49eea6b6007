import { listLiveSessions } from '#app/domains/accounts/sessions/list-live-sessions.server.ts';
import { listOpenMeetings } from '#app/domains/mentoring/calls/list-open-meetings.server.ts';
import { listBlocked } from '#app/domains/rooms/moderation/list-blocked.server.ts';
import { listRoomMembers } from '#app/domains/webinars/room/list-room-members.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** The right by which something was opened: each part must still hold while it is open. */
export type Right = {
  kind: 'webinar' | 'meeting' | 'broadcast';
  /** Of the webinar or the meeting, which is that of its room. */
  roomId: string;
  personId: string;
  sessionId: string;
  /** Reads events for staff only. */
  staff: boolean;
};

const CHECK_MS = 700;

/**
 * Asks every moment, for all that is open in this process at once, whether sign-in, seat, staff and room still let it be, and ends what
 * they do not. It asks the database, so that it also sees what another process did.
 */
export function watchRights({ db, log, clock }: Platform): {
  /** Until the returned function is called, `end` is called once the right is gone. */
  hold(right: Right, end: () => void): () => void;
  stop(): void;
} {
  const watched = new Map<symbol, { right: Right; end: () => void }>();
  let asking = false;

  async function ask(): Promise<void> {
    const all = [...watched.entries()];
    const may = await findRightsThatHold(
      db,
      all.map(([, { right }]) => right),
      clock(),
    );
    for (const [key, { right, end }] of all)
      if (!may(right) && watched.delete(key)) {
        log.info({ kind: right.kind, room: right.roomId }, 'a right ended, and what it had opened');
        end();
      }
  }
  const timer = setInterval(() => {
    if (asking || watched.size === 0) return;
    asking = true;
    ask()
      // Database busy or away: streams stay open, and are checked again soon.
      .catch((error: Error) => log.warn({ error: error.message }, 'rights could not be looked at'))
      .finally(() => (asking = false));
  }, CHECK_MS);
  timer.unref();
  return {
    hold(right, end) {
      const key = Symbol(right.kind);
      watched.set(key, { right, end });
      return () => void watched.delete(key);
    },
    stop: () => clearInterval(timer),
  };
}

const distinct = (values: string[]): string[] => [...new Set(values)];

async function findRightsThatHold(
  db: Platform['db'],
  rights: Right[],
  now: Date,
): Promise<(right: Right) => boolean> {
  const roomsOf = (...kinds: Right['kind'][]) =>
    distinct(rights.filter(({ kind }) => kinds.includes(kind)).map(({ roomId }) => roomId));
  const [inWebinars, inMeetings, watched] = [
    roomsOf('webinar', 'broadcast'),
    roomsOf('meeting'),
    roomsOf('webinar'),
  ];
  const sessions = await listLiveSessions(db, distinct(rights.map(({ sessionId }) => sessionId)), now);
  const blocked = new Set(
    (await listBlocked(db, distinct(rights.map(({ roomId }) => roomId)))).map(
      (each) => `${each.roomId} ${each.personId}`,
    ),
  );
  const roles = new Map<string, Set<string>>();
  const { insiders, over } =
    inWebinars.length > 0
      ? await listRoomMembers(db, inWebinars, { seats: watched.length > 0 })
      : { insiders: [], over: new Set<string>() };
  for (const { webinarId, personId, role } of insiders) {
    const key = `${webinarId} ${personId}`;
    roles.set(key, (roles.get(key) ?? new Set()).add(role));
  }
  const meetings = inMeetings.length > 0 ? await listOpenMeetings(db, inMeetings, now) : new Set<string>();

  return ({ kind, roomId, personId, sessionId, staff }) => {
    if (!sessions.has(sessionId)) return false;
    const own = roles.get(`${roomId} ${personId}`) ?? new Set();
    if (kind === 'broadcast') return !over.has(roomId) && (own.has('host') || own.has('cohost'));
    if (blocked.has(`${roomId} ${personId}`)) return false;
    if (kind === 'meeting') return meetings.has(roomId);
    return staff ? ['host', 'cohost', 'moderator'].some((role) => own.has(role)) : own.size > 0;
  };
}
