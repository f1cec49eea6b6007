import { sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Actor } from './ctx.ts';
import { actorFrom, findPerson, withheld } from './internal/actor.server.ts';
import { hasFactor } from './internal/factors.server.ts';
import { sessionsOf } from './internal/lucia.server.ts';
import { forgetSessionCookie, isOver, touchSession } from './internal/sessions.server.ts';
import { isPrivileged } from './permissions.ts';

/** Names the session that a cookie stands for, which nobody has looked at yet; '' where there is none. */
export function sessionNamedBy({ db, settings }: Platform, cookieHeader: string): string {
  const id = sessionsOf(db, settings.secure).readSessionCookie(cookieHeader);
  return id === null ? '' : sha256(id);
}

/**
 * The signed-in person, and the cookie to set where there is no such session. Where the installation requires a second factor
 * for a role and this person has none, they act without that role.
 */
export async function identify(
  { db, settings }: Platform,
  cookieHeader: string,
  now: Date,
): Promise<{ actor: Actor | null; cookie: string | null }> {
  const lucia = sessionsOf(db, settings.secure);
  const id = lucia.readSessionCookie(cookieHeader);
  if (id === null) return { actor: null, cookie: null };
  const session = (await lucia.validateSession(id)).session?.row;
  if (!session) return { actor: null, cookie: forgetSessionCookie({ db, settings }) };
  const person = await findPerson(db, session.personId);
  // Sample people hold a published password: outside demonstration mode they are nobody, whatever the rows say.
  if (!person || person.blockedAt || (person.sample && !settings.demonstration))
    return { actor: null, cookie: null };
  const actor = await actorFrom(db.read, person, session);
  // The cookie stays: if it was the clock that was wrong, the session goes on once it is right.
  if (isOver(session, actor, now)) return { actor: null, cookie: null };
  await touchSession(db, session, actor, now);
  const needed = settings.secondFactor === 'required' && isPrivileged(actor);
  return { actor: needed && !(await hasFactor(db.read, person.id)) ? withheld(actor) : actor, cookie: null };
}
