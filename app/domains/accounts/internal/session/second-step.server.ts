import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  type OneTimeToken,
  isOneTimeTokenSpent,
  makeOneTimeToken,
  readOneTimeToken,
} from '#app/domains/accounts/internal/one-time-token.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { PersonRow } from './actor.server.ts';
import { readCookie } from './sessions.server.ts';

const MINUTES = 10;

const cookieName = (secure: boolean) => (secure ? '__Host-second-step' : 'second-step');

const serialiseCookie = (secure: boolean, token: string, seconds: number) =>
  `${cookieName(secure)}=${token}; HttpOnly; Path=/; SameSite=Lax${secure ? '; Secure' : ''}; Max-Age=${seconds}`;

/** A new password, and signing out everywhere, end the steps that began before. */
const secondStepBinding = ({ passwordHash, devicesFrom }: PersonRow) =>
  sha256(`${passwordHash ?? ''}\n${devicesFrom?.getTime() ?? ''}`);

/** Says that the right password was given, for ten minutes and one sign-in. */
export const secondStepCookie = (ctx: Ctx, person: PersonRow): string =>
  serialiseCookie(
    ctx.settings.secure,
    makeOneTimeToken(ctx, 'second-step', person.id, MINUTES, secondStepBinding(person)),
    MINUTES * 60,
  );

export const blankSecondStepCookie = (secure: boolean): string => serialiseCookie(secure, '', 0);

/** The person whose second step this is; throws `step_expired` where it has ended. */
export async function requireSecondStep(
  ctx: Ctx,
  cookieHeader: string,
): Promise<{ person: PersonRow; step: OneTimeToken }> {
  const token = readCookie(cookieHeader, cookieName(ctx.settings.secure)) ?? '';
  const [personId = ''] = token.split('.');
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, personId));
  const step = person && readOneTimeToken(ctx, 'second-step', token, () => secondStepBinding(person));
  if (!person || !step || person.blockedAt || (await isOneTimeTokenSpent(ctx.db.read, step)))
    throw new DomainError('step_expired');
  return { person, step };
}
