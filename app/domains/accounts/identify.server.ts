import { sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Actor } from './ctx.ts';
import { actorFrom, findPerson } from './internal/actor.server.ts';
import { sessionsOf } from './internal/lucia.server.ts';

/** Names the session that a cookie stands for, which nobody has looked at yet; '' where there is none. */
export function sessionNamedBy({ db, settings }: Platform, cookieHeader: string): string {
  const id = sessionsOf(db, settings.secure).readSessionCookie(cookieHeader);
  return id === null ? '' : sha256(id);
}

/** The signed-in person, and the cookie to set when the session was renewed or has ended. */
export async function identify(
  { db, settings }: Platform,
  cookieHeader: string,
): Promise<{ actor: Actor | null; cookie: string | null }> {
  const lucia = sessionsOf(db, settings.secure);
  const id = lucia.readSessionCookie(cookieHeader);
  if (id === null) return { actor: null, cookie: null };
  const { session } = await lucia.validateSession(id);
  if (!session) return { actor: null, cookie: lucia.createBlankSessionCookie().serialize() };
  const person = await findPerson(db, session.userId);
  // Sample people hold a published password: outside demonstration mode they are nobody, whatever the rows say.
  if (!person || person.blockedAt || (person.sample && !settings.demonstration))
    return { actor: null, cookie: null };
  const cookie = session.fresh ? lucia.createSessionCookie(id).serialize() : null;
  return { actor: await actorFrom(db.read, person, sha256(id)), cookie };
}
