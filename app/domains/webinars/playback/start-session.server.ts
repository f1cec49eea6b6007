import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { signSessionToken } from '#app/domains/webinars/internal/session-token.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinarSessions } from '#db/schema/webinars.ts';
import { videoProfileContext } from './video-profile.ts';

/**
 * Opens a player, of the stream or of a recording's asset: it counts from now on, and any other of the same person no more. Only ever
 * called for a POST.
 */
export async function startSession(
  ctx: Ctx,
  registrationId: string,
  webinarId: string,
  assetId: string | null,
): Promise<string> {
  const registered = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const variant = registeredVariant(registered);
  const id = newId();
  const recorded = assetId !== null;
  await ctx.db.transact(async (tx) => {
    const first =
      (await tx.$count(webinarSessions, eq(webinarSessions.registrationId, registrationId))) === 0;
    await tx
      .update(webinarSessions)
      .set({ endedAt: ctx.now })
      .where(and(eq(webinarSessions.registrationId, registrationId), isNull(webinarSessions.endedAt)));
    await tx
      .insert(webinarSessions)
      .values({ id, registrationId, webinarId, recorded, assetId, startedAt: ctx.now });
    if (first || recorded)
      await recordStatementIn(tx, ctx, {
        actor: actor.opaqueId,
        verb: 'initialized',
        activity: `/activities/courses/${registered.registration.courseId}`,
        name: { [variant.language]: variant.title },
        type: recorded ? 'video' : 'event',
        registration: registrationId,
        ...(recorded ? { context: videoProfileContext(id) } : {}),
      });
  });
  return signSessionToken(ctx.keys, id, actor.sessionId ?? '');
}
