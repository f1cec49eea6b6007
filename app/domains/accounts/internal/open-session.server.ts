import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { isPrivileged } from '../permissions.ts';
import { type PersonRow, rolesOf } from './actor.server.ts';
import { hasFactor } from './factors.server.ts';
import { secondStepCookie } from './second-step.server.ts';
import { prepareSession } from './sessions.server.ts';

/**
 * What the browser gets and where it goes: `in`, to the page that was wanted; `second-step`, to the page that asks for it (the
 * cookie is no session then); `add-factor`, to set one up, because a role of theirs requires it here.
 */
export type SignedIn = { cookie: string; locale: string; next: 'in' | 'second-step' | 'add-factor' };
type Method = 'password' | 'passkey' | 'totp' | 'recovery-code';

/** For somebody who has given the right password: a session, or where they have a second factor the step that asks for it. */
export async function openSession(ctx: Ctx, person: PersonRow): Promise<SignedIn> {
  if (await hasFactor(ctx.db.read, person.id))
    return { cookie: secondStepCookie(ctx, person), locale: person.locale, next: 'second-step' };
  return startSession(ctx, person, 'password', async () => undefined);
}

/** Opens the session in one unit with `use`, which spends what was shown (a code, a challenge). */
export async function startSession(
  ctx: Ctx,
  person: PersonRow,
  method: Method,
  use: (tx: Tx) => Promise<void>,
): Promise<SignedIn> {
  const roles = await rolesOf(ctx.db.read, person.id);
  const { cookie, row } = prepareSession(ctx, person.id, roles);
  await ctx.db.transact(async (tx) => {
    await use(tx);
    await tx.insert(sessions).values(row);
    await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.signed-in', person.opaqueId, { method });
  });
  const missing = method === 'password' && ctx.settings.secondFactor === 'required' && isPrivileged(roles);
  return { cookie, locale: person.locale, next: missing ? 'add-factor' : 'in' };
}
