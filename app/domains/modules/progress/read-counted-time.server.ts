import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CountedTime } from '#app/domains/learning/completion/counted-time-shown.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';

/** How much of the time that a course asks for has been counted by now; none is asked for once it is complete. The caller has authorised. */
export async function readCountedTime(
  ctx: Ctx,
  { registration, offer, completion }: RegistrationStatus,
): Promise<CountedTime> {
  const needed = completion ? 0 : offer.version.rule.minMinutes;
  if (needed === 0) return { ms: 0, needed };
  return { ms: await readCountedMs(ctx.db.read, registration.id, registration.personId), needed };
}
