import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { isSpent, spendTry } from '#app/platform/limits.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { openSession, type SignedIn } from './internal/open-session.server.ts';
import { isRightPassword } from './internal/password.server.ts';
import { SignInInput } from './schemas.ts';

const WRONG_TRIES = { name: 'sign-in', tries: 10, minutes: 15 };

/** Answers the cookie to set and what comes next. Throws `sign_in_wrong`, `email_unconfirmed`, `blocked` or `too_many_tries`. */
export async function signIn(ctx: Ctx, raw: unknown): Promise<SignedIn> {
  const input = SignInInput.parse(raw);
  if (await isSpent(ctx.db, ctx.now, WRONG_TRIES, input.email))
    throw new DomainError('too_many_tries', { minutes: WRONG_TRIES.minutes });

  const [person] = await ctx.db.read.select().from(people).where(eq(people.email, input.email));
  const known = person && (ctx.settings.demonstration || !person.sample) ? person : undefined;
  if (!(await isRightPassword(input.password, known?.passwordHash)) || !known) {
    await spendTry(ctx.db, ctx.now, WRONG_TRIES, input.email);
    throw new DomainError('sign_in_wrong');
  }
  if (known.blockedAt) throw new DomainError('blocked');
  if (!known.emailConfirmedAt) throw new DomainError('email_unconfirmed');

  return openSession(ctx, known);
}
