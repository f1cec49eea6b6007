import { createHmac } from 'node:crypto';
import type { Ctx } from '#app/domains/accounts/ctx.ts';

/** How long a relay credential holds: a meeting, its preparation and its end. */
const RELAY_SECONDS = 4 * 3600;

export type IceServer = { urls: string[]; username?: string; credential?: string };

/**
 * STUN as it is set, and the relay with a name that holds for four hours: the time it ends and whose it is, signed with the
 * secret that the relay shares (draft-uberti-behave-turn-rest-00, §2.2, which coturn understands as `use-auth-secret`).
 */
export function listIceServers({ settings, now }: Pick<Ctx, 'settings' | 'now'>, who: string): IceServer[] {
  const { stunUrls, turnUrls, turnSecret } = settings.calls;
  const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: stunUrls }] : [];
  if (turnUrls.length > 0 && turnSecret) {
    const username = `${Math.floor(now.getTime() / 1000) + RELAY_SECONDS}:${who}`;
    servers.push({
      urls: turnUrls,
      username,
      credential: createHmac('sha1', turnSecret).update(username).digest('base64'),
    });
  }
  return servers;
}
