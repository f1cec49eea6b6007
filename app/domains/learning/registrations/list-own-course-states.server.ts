import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listOwnRegistrations } from './list-own-registrations.server.ts';
import { stateOfRegistration } from './state-of-registration.ts';

/** How far the reader is in a course; `done` with the day on which it was finished. */
export type CourseState = { state: 'learn' | 'evaluate'; at: null } | { state: 'done'; at: Date };

/** By the id of the course, that of its newest registration; nothing for strangers. Public. */
export async function listOwnCourseStates(ctx: Ctx): Promise<Map<string, CourseState>> {
  const states = new Map<string, CourseState>();
  if (!ctx.actor) return states;
  for (const each of await listOwnRegistrations(ctx)) {
    const state = stateOfRegistration(each);
    if (state === 'seat' || states.has(each.offer.course.id)) continue;
    states.set(
      each.offer.course.id,
      state === 'done' ? { state, at: each.evaluatedAt! } : { state, at: null },
    );
  }
  return states;
}
