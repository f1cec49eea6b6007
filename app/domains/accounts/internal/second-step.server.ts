import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import type { PersonRow } from './actor.server.ts';
import { isSpentOneTime, makeOneTime, type OneTime, readOneTime } from './one-time.server.ts';
import { readCookie } from './sessions.server.ts';

const MINUTES = 10;
const nameOf = (secure: boolean) => (secure ? '__Host-second-step' : 'second-step');
const cookieOf = (secure: boolean, token: string, seconds: number) =>
  `${nameOf(secure)}=${token}; HttpOnly; Path=/; SameSite=Lax${secure ? '; Secure' : ''}; Max-Age=${seconds}`;

/** A new password, and signing out everywhere, end the steps that began before. */
const boundTo = ({ passwordHash, devicesFrom }: PersonRow) =>
  sha256(`${passwordHash ?? ''}\n${devicesFrom?.getTime() ?? ''}`);

/** Says that the right password was given, for ten minutes and one sign-in. */
export const secondStepCookie = (ctx: Ctx, person: PersonRow): string =>
  cookieOf(
    ctx.settings.secure,
    makeOneTime(ctx, 'second-step', person.id, MINUTES, boundTo(person)),
    MINUTES * 60,
  );

export const forgetSecondStepCookie = (secure: boolean): string => cookieOf(secure, '', 0);

/** Whose second step this is; throws `step_expired` where it is nobody's any more. */
export async function requireSecondStep(
  ctx: Ctx,
  cookieHeader: string,
): Promise<{ person: PersonRow; step: OneTime }> {
  const token = readCookie(cookieHeader, nameOf(ctx.settings.secure)) ?? '';
  const [personId = ''] = token.split('.');
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, personId));
  const step = person && readOneTime(ctx, 'second-step', token, () => boundTo(person));
  if (!person || !step || person.blockedAt || (await isSpentOneTime(ctx.db.read, step)))
    throw new DomainError('step_expired');
  return { person, step };
}
