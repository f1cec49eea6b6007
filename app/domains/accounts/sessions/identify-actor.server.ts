import type { Actor } from '#app/domains/accounts/ctx.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import {
  findPerson,
  readActor,
  withoutPrivilegedRoles,
} from '#app/domains/accounts/internal/session/actor.server.ts';
import { luciaFor } from '#app/domains/accounts/internal/session/lucia.server.ts';
import {
  blankSessionCookie,
  isSessionOver,
  touchSession,
} from '#app/domains/accounts/internal/session/sessions.server.ts';
import { isPrivileged } from '#app/domains/accounts/permissions.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/**
 * The signed-in person, and the cookie to set where there is no such session. Where the installation requires a second factor
 * for a role and this person has none, they act without that role.
 */
export async function identifyActor(
  { db, settings }: Platform,
  cookieHeader: string,
  now: Date,
): Promise<{ actor: Actor | null; cookie: string | null }> {
  const lucia = luciaFor(db, settings.secure);
  const id = lucia.readSessionCookie(cookieHeader);
  if (id === null) return { actor: null, cookie: null };
  const session = (await lucia.validateSession(id)).session?.row;
  if (!session) return { actor: null, cookie: blankSessionCookie({ db, settings }) };
  const person = await findPerson(db, session.personId);
  // Sample people hold a published password: outside demonstration mode they are nobody, whatever the rows say.
  if (!person || person.blockedAt || (person.sample && !settings.demonstration))
    return { actor: null, cookie: null };
  const actor = await readActor(db.read, person, session);
  // The cookie stays: if the clock was wrong, the session continues once it is right.
  if (isSessionOver(session, actor, now)) return { actor: null, cookie: null };
  await touchSession(db, session, actor, now);
  const needed = settings.secondFactor === 'required' && isPrivileged(actor);
  return {
    actor: needed && !(await hasFactor(db.read, person.id)) ? withoutPrivilegedRoles(actor) : actor,
    cookie: null,
  };
}
