import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { countTries, mayTry } from '#app/platform/throttle.server.ts';
import type { Throttle } from '#app/platform/throttle.ts';

/** A clinic that registers in one afternoon, and then no more than one a minute. */
const REGISTER_REMOTE: Throttle = {
  name: 'register remote',
  free: 60,
  firstWait: 5,
  longestWait: 300,
  forgets: 60,
};

const REGISTER_PAIR: Throttle = {
  name: 'register pair',
  free: 5,
  firstWait: 30,
  longestWait: 3600,
  forgets: 720,
};

const RESET_REMOTE: Throttle = {
  name: 'reset remote',
  free: 30,
  firstWait: 10,
  longestWait: 300,
  forgets: 120,
};

const RESET_PAIR: Throttle = { name: 'reset pair', free: 3, firstWait: 60, longestWait: 3600, forgets: 1200 };

const RESET_DEVICE: Throttle = {
  name: 'reset device',
  free: 5,
  firstWait: 60,
  longestWait: 3600,
  forgets: 720,
};

/**
 * To one mailbox that somebody else may be asking for; ten in a row, then one in half an hour. Of both forms that is 116 a day, which leaves
 * room for other mails below the daily limit of a mailbox (`queueMail`).
 */
const MAILBOX = { free: 10, firstWait: 1800, longestWait: 1800, forgets: 1800 };

const REGISTER_MAILBOX: Throttle = { name: 'register mailbox', ...MAILBOX };

const RESET_MAILBOX: Throttle = { name: 'reset mailbox', ...MAILBOX };

const throttlesFor = (ctx: Ctx, throttles: { remote: Throttle; pair: Throttle }, email: string) => {
  const remote = remoteKey(ctx.remote ?? '');
  const own: [Throttle, string] = [throttles.pair, `${remote} ${email}`];
  return ctx.remote ? ([own, [throttles.remote, remote]] as [Throttle, string][]) : [own];
};

/** Throws `too_quick` or `too_many_tries`, alike for known and unknown addresses. */
export const admitRegistration = (ctx: Ctx, email: string): Promise<void> =>
  countTries(ctx.db, ctx.now, throttlesFor(ctx, { remote: REGISTER_REMOTE, pair: REGISTER_PAIR }, email));

/** As `admitRegistration`; a device that the account knows has a limit of its own. */
export const admitReset = (ctx: Ctx, email: string, device: { id: string } | null): Promise<void> =>
  countTries(
    ctx.db,
    ctx.now,
    device
      ? [[RESET_DEVICE, `${email} ${device.id}`]]
      : throttlesFor(ctx, { remote: RESET_REMOTE, pair: RESET_PAIR }, email),
  );

/** Whether a mail about registering may still go to this mailbox. Where not, one of the last hour is there, and its link works. */
export const mayMailRegistration = (ctx: Ctx, email: string): Promise<boolean> =>
  mayTry(ctx.db, ctx.now, REGISTER_MAILBOX, email);

/**
 * As `mayMailRegistration`, of reset links. Where none would go out (`goesOut`), as much is written, so that it takes as long, but under a
 * key that counts for nobody: what was asked for an address before it had an account is not missing afterwards.
 */
export const mayMailReset = (ctx: Ctx, email: string, goesOut: boolean): Promise<boolean> =>
  mayTry(ctx.db, ctx.now, RESET_MAILBOX, goesOut ? email : `nobody ${email}`);
