import { luciaFor } from '#app/domains/accounts/internal/session/lucia.server.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** Hash of the session id in a cookie, not validated; '' where there is none. */
export function findSessionId({ db, settings }: Platform, cookieHeader: string): string {
  const id = luciaFor(db, settings.secure).readSessionCookie(cookieHeader);
  return id === null ? '' : sha256(id);
}
