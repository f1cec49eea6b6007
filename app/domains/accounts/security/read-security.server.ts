import { desc, eq } from 'drizzle-orm';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { describeDevice } from '#app/domains/accounts/sessions/describe-device.ts';
import { readRoles } from '#app/domains/accounts/internal/session/actor.server.ts';
import { readFactors } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { isSessionOver } from '#app/domains/accounts/internal/session/sessions.server.ts';
import { isPrivileged, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';

/** Where somebody is signed in, and how they sign in. */
export async function readSecurity(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const roles = await readRoles(ctx.db.read, actor.id);
  const rows = await ctx.db.read
    .select()
    .from(sessions)
    .where(eq(sessions.personId, actor.id))
    .orderBy(desc(sessions.seenAt));
  const { totpSince, passkeys, codesLeft, any } = await readFactors(ctx.db.read, actor.id);
  return {
    sessions: rows
      .filter((row) => row.id === actor.sessionId || !isSessionOver(row, roles, ctx.now))
      .map(({ id, device, network, createdAt, seenAt }) => ({
        id,
        device,
        network,
        createdAt,
        seenAt,
        isThis: id === actor.sessionId,
      })),
    totpSince,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    codesLeft,
    hasFactor: any,
    /** A role of theirs requires a second factor here. */
    required: ctx.settings.secondFactor === 'required' && isPrivileged(roles),
    mustAddFactor: actor.mustAddFactor,
    /** Name of a new passkey unless they choose another. */
    thisDevice: describeDevice(ctx.userAgent ?? ''),
  };
}
