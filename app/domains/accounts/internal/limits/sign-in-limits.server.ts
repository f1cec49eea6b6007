import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import {
  countTries,
  countTryIn,
  deleteTriesIn,
  giveBackTryIn,
  keepTriesIn,
  mustWait,
  triesIn,
} from '#app/platform/throttle.server.ts';
import { type Throttle, afterTry, countAt } from '#app/platform/throttle.ts';
import type { Tx } from '#db/database.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** Wrong passwords from one address for one account: nobody else's wait grows with them. */
const PAIR: Throttle = { name: 'sign-in pair', free: 5, firstWait: 5, longestWait: 900, forgets: 600 };

/** From one address for any account: many people may sit behind it. */
const REMOTE: Throttle = { name: 'sign-in remote', free: 30, firstWait: 2, longestWait: 60, forgets: 60 };

/** For one account from anywhere; see `pressure`. */
const ACCOUNT: Throttle = { name: 'sign-in account', free: 140, firstWait: 0, longestWait: 0, forgets: 180 };

/** By a device that the account knows. */
const DEVICE: Throttle = { name: 'sign-in device', free: 10, firstWait: 5, longestWait: 900, forgets: 600 };

/** A wait that was served is not asked for again within this time. */
const SERVED_MS = 30 * MINUTE_MS;

/**
 * Seconds that every stranger's address waits before a try, by how many tries failed lately, wherever they came from. It is a wait of each
 * address for itself: those who guess cannot take a place from anybody, they only make strangers slower, by a quarter of an hour at most.
 */
export const waitOfStrangers = (failed: number): number =>
  failed < 20 ? 0 : Math.min(900, 15 * 2 ** Math.floor((failed - 20) / 20));

/** Who tries, to which account: the address as it was typed, whether or not there is such an account. */
export type SignInTry = { email: string; device: { id: string } | null };

const pairKey = (ctx: Ctx, email: string) => `${remoteKey(ctx.remote ?? '')} ${email}`;

/** Counts the try before the password is looked at, so that many at once are counted too. Throws `too_quick` or `too_many_tries`. */
export async function admitSignIn(ctx: Ctx, { email, device }: SignInTry): Promise<void> {
  const { db, now, remote } = ctx;
  if (device) return countTries(db, now, [[DEVICE, `${email} ${device.id}`]]);
  const until = await db.transact(async (tx) => {
    const elsewhere = remote ? await triesIn(tx, REMOTE, remoteKey(remote)) : null;
    if (elsewhere && elsewhere.waitUntil > now) return elsewhere.waitUntil;
    const own = await triesIn(tx, PAIR, pairKey(ctx, email));
    if (own && own.waitUntil > now) return own.waitUntil;
    const wait = 1000 * waitOfStrangers(countAt(ACCOUNT, await triesIn(tx, ACCOUNT, email), now));
    const pressed = new Date(now.getTime() + wait);
    if (wait > 0 && (!own || now.getTime() - own.waitUntil.getTime() > SERVED_MS)) {
      await keepTriesIn(tx, PAIR, pairKey(ctx, email), { forgottenAt: pressed, waitUntil: pressed });
      return pressed;
    }
    const next = afterTry(PAIR, own, now);
    const waitUntil = next.waitUntil > pressed ? next.waitUntil : pressed;
    await keepTriesIn(tx, PAIR, pairKey(ctx, email), { ...next, waitUntil });
    if (remote) await countTryIn(tx, now, REMOTE, remoteKey(remote));
    return null;
  });
  if (until) throw mustWait(until, now);
}

/** Extra cost of a wrong password, added to the try that was counted. */
export async function countWrongPasswordIn(tx: Tx, ctx: Ctx, { email, device }: SignInTry): Promise<void> {
  if (device) return;
  await countTryIn(tx, ctx.now, ACCOUNT, email);
}

/** The password was not looked at, because the server is busy: the try does not count. */
export async function refundTryIn(tx: Tx, ctx: Ctx, { email, device }: SignInTry): Promise<void> {
  if (device) return giveBackTryIn(tx, ctx.now, DEVICE, `${email} ${device.id}`);
  await giveBackTryIn(tx, ctx.now, PAIR, pairKey(ctx, email));
  if (ctx.remote) await giveBackTryIn(tx, ctx.now, REMOTE, remoteKey(ctx.remote));
}

/** The right password: this account at this address or on this device begins again at nothing, and the address gets its try back. */
export async function clearTriesIn(tx: Tx, ctx: Ctx, { email, device }: SignInTry): Promise<void> {
  if (device) return deleteTriesIn(tx, DEVICE, `${email} ${device.id}`);
  await deleteTriesIn(tx, PAIR, pairKey(ctx, email));
  if (ctx.remote) await giveBackTryIn(tx, ctx.now, REMOTE, remoteKey(ctx.remote));
}
