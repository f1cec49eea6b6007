import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { openText, sealText } from '#app/platform/sealed-text.server.ts';
import { DAY_MS } from '#app/platform/time.ts';

/** No session is longer. */
const LONGEST_MS = 31 * DAY_MS;

/**
 * Value that the forms of a page carry as `once`: the unique id of this page view, and sealed for whom it was drawn. A script adds
 * to its end what makes a sending of its own (app/shown-again.ts, app/domains/rooms/ui/send-once.ts).
 */
export const pageViewOf = ({ requestId, actor, keys }: Ctx): string =>
  actor ? `${requestId}.${sealText(keys.for('page-views'), actor.id, requestId)}` : requestId;

/** The id of the person for whom the page was drawn, who need not be the sender; null for a stranger's page, and for any other text. */
export function findReader({ keys, now }: Pick<Ctx, 'keys' | 'now'>, once: string): string | null {
  const [, id, drawnAt, sealed] = /^(([0-9a-f]{8}-[0-9a-f]{4})-[0-9a-f-]{22})\.([\w-]+)/.exec(once) ?? [];
  if (!id || !drawnAt || !sealed) return null;
  // RFC 9562 §5.7: an id begins with its time.
  if (now.getTime() - parseInt(drawnAt.replace('-', ''), 16) > LONGEST_MS) return null;
  try {
    return openText(keys.for('page-views'), sealed, id);
  } catch {
    return null;
  }
}

/**
 * Refuses a form from a page that was rendered for somebody else, as on a shared computer where a colleague has signed in meanwhile in another
 * tab. Throws `page_of_another`. Without a session it does nothing: the verb asks for sign-in.
 */
export function mustBeReader(ctx: Pick<Ctx, 'keys' | 'now' | 'actor'>, once: string): void {
  const reader = findReader(ctx, once);
  if (reader !== null && ctx.actor && ctx.actor.id !== reader)
    throw new DomainError('page_of_another', { name: ctx.actor.name });
}
