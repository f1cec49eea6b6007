import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readUnverified } from './read-unverified.server.ts';
import type { Unverified } from './why-unverified.ts';

/** What keeps the acting person from being verified; null where an association has verified them. */
export async function readOwnVerification(ctx: Ctx): Promise<Unverified | null> {
  mustBeSignedIn(ctx);
  return (await readUnverified(ctx.db.read, [ctx.actor.id])).get(ctx.actor.id) ?? null;
}
