import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { notifyOfErasureIn } from '#app/domains/accounts/notifications.server.ts';
import { isPrivileged } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { type PersonRow, readRoles } from './actor.server.ts';
import { secondStepCookie } from './second-step.server.ts';
import { prepareSession } from './sessions.server.ts';

/**
 * The cookie to set and the page to open: `in`, the page that was asked for; `second-step`, the page that asks for it (the
 * cookie is no session then); `add-factor`, the page that sets one up, because a role of theirs requires it here. `isKept`: it took back that the account is to
 * be deleted.
 */
export type SignedIn = {
  cookie: string;
  locale: string;
  next: 'in' | 'second-step' | 'add-factor';
  isKept: boolean;
};

type Method = 'password' | 'passkey' | 'totp' | 'recovery-code';

const REFUSED = {
  password: 'sign_in_wrong',
  passkey: 'passkey_refused',
  totp: 'step_expired',
  'recovery-code': 'step_expired',
} as const;

/** For somebody who has given the right password: a session, or where they have a second factor the step that asks for it. */
export async function openSessionAfterPassword(ctx: Ctx, person: PersonRow): Promise<SignedIn> {
  if (await hasFactor(ctx.db.read, person.id))
    return {
      cookie: secondStepCookie(ctx, person),
      locale: person.locale,
      next: 'second-step',
      isKept: false,
    };
  return openSession(ctx, person, 'password', async () => undefined);
}

/**
 * Opens the session in one unit with `use`, which spends what was shown (a code, a challenge). What was shown may have waited: where
 * the account has changed since `person` was read, it throws as for the wrong one (`sign_in_wrong`, `step_expired`, `passkey_refused`).
 */
export async function openSession(
  ctx: Ctx,
  person: PersonRow,
  method: Method,
  use: (tx: Tx) => Promise<void>,
): Promise<SignedIn> {
  const roles = await readRoles(ctx.db.read, person.id);
  const { cookie, row } = prepareSession(ctx, person.id, roles);
  await ctx.db.transact(async (tx) => {
    if (!(await isUnchangedSince(tx, person, method))) throw new DomainError(REFUSED[method]);
    await use(tx);
    if (person.eraseAt) await keepAccountIn(tx, ctx, person);
    await tx.insert(sessions).values(row);
    await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.signed-in', person.opaqueId, { method });
  });
  const missing = method === 'password' && ctx.settings.secondFactor === 'required' && isPrivileged(roles);
  return {
    cookie,
    locale: person.locale,
    next: missing ? 'add-factor' : 'in',
    isKept: person.eraseAt !== null,
  };
}

/** Signing in takes back that the account is to be deleted. */
async function keepAccountIn(tx: Tx, ctx: Ctx, person: PersonRow): Promise<void> {
  await tx.update(people).set({ eraseAt: null }).where(eq(people.id, person.id));
  await notifyOfErasureIn(tx, ctx, person, 'withdrawn', person.eraseAt!);
  await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.erasure-withdrawn', person.opaqueId, {});
}

/** Whether a sign-in that began with `before` may still end in a session: neither a new password, a block nor a sign-out everywhere came. */
async function isUnchangedSince(tx: Tx, before: PersonRow, method: Method): Promise<boolean> {
  const [now] = await tx.select().from(people).where(eq(people.id, before.id));
  if (!now || now.blockedAt || now.devicesFrom?.getTime() !== before.devicesFrom?.getTime()) return false;
  if (method !== 'passkey' && now.passwordHash !== before.passwordHash) return false;
  return method !== 'password' || !(await hasFactor(tx, before.id));
}
