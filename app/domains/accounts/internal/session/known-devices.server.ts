import { createHmac } from 'node:crypto';
import { isSameSecret, newToken } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import type { PersonRow } from './actor.server.ts';

/** Colleagues who share a computer are each known on it. */
const MAX_ACCOUNTS = 5;

const DAYS = 180;

const ENTRY = /^([0-9a-z]{1,12})\.([\w-]{10,40})\.([\w-]{27})$/;

const cookieName = (secure: boolean) => (secure ? '__Host-devices' : 'devices');

function readEntries(cookieHeader: string, secure: boolean): string[] {
  const pair = cookieHeader.split(/;\s*/).find((each) => each.startsWith(`${cookieName(secure)}=`));
  return (pair?.slice(pair.indexOf('=') + 1) ?? '').split('~').filter((entry) => ENTRY.test(entry));
}

/** `secondStep`: the second step was completed on it too. The password alone is enough for a device of the other kind. */
export type KnownDevice = { id: string; entry: string; secondStep: boolean };

const signature = (
  { keys }: Platform,
  person: PersonRow,
  { made, id, secondStep }: { made: string; id: string; secondStep: boolean },
): string =>
  createHmac('sha256', keys.for('devices'))
    .update([person.opaqueId, made, id, ...(secondStep ? ['second step'] : [])].join('\n'))
    .digest('base64url')
    .slice(0, 27);

/**
 * The device by which somebody has signed in to this very account before, null for a stranger. Its cookie opens nothing: with it the
 * tries of others need not be waited for. It ends after half a year, and with a new password.
 */
export function findKnownDevice(
  platform: Platform,
  now: Date,
  cookieHeader: string,
  person: PersonRow,
): KnownDevice | null {
  for (const entry of readEntries(cookieHeader, platform.settings.secure)) {
    const [made, id, signed] = ENTRY.exec(entry)!.slice(1) as [string, string, string];
    const isSigned = (secondStep: boolean) =>
      isSameSecret(signed, signature(platform, person, { made, id, secondStep }));
    const secondStep = isSigned(true);
    if (!secondStep && !isSigned(false)) continue;
    const at = parseInt(made, 36);
    if (at < (person.devicesFrom?.getTime() ?? 0) || at < now.getTime() - DAYS * DAY_MS) continue;
    return { id, entry, secondStep };
  }
  return null;
}

/** The cookie by which this device will be known to this account, beside other accounts that know it; it keeps its `secondStep`. */
export function rememberDevice(
  platform: Platform,
  now: Date,
  cookieHeader: string,
  person: PersonRow,
  didSecondStep = false,
): string {
  const { secure } = platform.settings;
  const known = findKnownDevice(platform, now, cookieHeader, person);
  const secondStep = didSecondStep || known?.secondStep === true;
  const [made, id] = [now.getTime().toString(36), known?.id ?? newToken()];
  const others = readEntries(cookieHeader, secure).filter((entry) => entry !== known?.entry);
  const entries = [`${made}.${id}.${signature(platform, person, { made, id, secondStep })}`, ...others].slice(
    0,
    MAX_ACCOUNTS,
  );
  return `${cookieName(secure)}=${entries.join('~')}; Path=/; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
