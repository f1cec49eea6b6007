import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { openText, sealText } from '#app/platform/sealed-text.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { readCookie } from './session/sessions.server.ts';

/** What somebody registered in this browser, as long as the address is not confirmed. */
export type Registration = {
  name: string;
  email: string;
  timeZone: string;
  locale: string;
  passwordHash: string;
  /** The page to go on with. */
  to: string | null;
};

const DAYS = 3;

const cookieName = (secure: boolean) => (secure ? '__Host-registration' : 'registration');

const serialise = (secure: boolean, value: string, seconds: number): string =>
  `${cookieName(secure)}=${value}; HttpOnly; Path=/; SameSite=Lax${secure ? '; Secure' : ''}; Max-Age=${seconds}`;

/**
 * Sealed, and the same whether the address has an account or not: only this browser knows what it registered, and it can read none of it. The hash of the
 * password is in it because the page must not hold the password.
 */
export const registrationCookie = (
  { keys, settings, now }: Ctx,
  { name, email, timeZone, locale, passwordHash, to }: Registration,
): string =>
  serialise(
    settings.secure,
    sealText(
      keys.for('registrations'),
      JSON.stringify({ name, email, timeZone, locale, passwordHash, to, at: now.getTime() }),
    ),
    DAYS * 86_400,
  );

export const blankRegistrationCookie = ({ settings }: Pick<Ctx, 'settings'>): string =>
  serialise(settings.secure, '', 0);

/** Null where this browser has registered nobody in the last days. */
export function readRegistration({ keys, settings, now }: Ctx, cookieHeader: string): Registration | null {
  const sealed = readCookie(cookieHeader, cookieName(settings.secure));
  if (!sealed) return null;
  try {
    const { at, ...registration } = JSON.parse(
      openText(keys.for('registrations'), sealed),
    ) as Registration & {
      at: number;
    };
    return now.getTime() - at < DAYS * DAY_MS ? registration : null;
  } catch {
    // Of another key, or cut off on its way.
    return null;
  }
}
