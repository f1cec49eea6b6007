import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { CorrectionInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { evaluations } from '#db/schema/learning.ts';
import { webinarCorrections, webinarSeats } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { evaluateAttendanceIn } from './evaluate-attendance.server.ts';

/**
 * A host corrects a person's minutes, with a reason. Appended; the newest counts. Throws `own_decision` for one's own minutes,
 * and `already_evaluated` once credit was given.
 */
export async function correctMinutes(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  const { registrationId, minutes, reason } = CorrectionInput.parse(raw);
  if (!webinar.endedAt) throw new DomainError('webinar_not_over');
  const planned = Math.round((webinar.endsAt.getTime() - webinar.startsAt.getTime()) / MINUTE_MS);
  if (minutes > planned) throw new DomainError('invalid', {}, { minutes: 'more_than_planned' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [seat] = await tx
      .select()
      .from(webinarSeats)
      .where(and(eq(webinarSeats.registrationId, registrationId), eq(webinarSeats.webinarId, webinarId)));
    if (!seat) throw new DomainError('not_found');
    mustBeSomebodyElse(ctx as SignedInCtx, seat.personId);
    if ((await tx.$count(evaluations, eq(evaluations.registrationId, registrationId))) > 0)
      throw new DomainError('already_evaluated');
    await tx
      .insert(webinarCorrections)
      .values({ id, registrationId, minutes, reason, by: actor.id, at: ctx.now });
    await appendAudit(tx, ctx, 'webinars.minutes-corrected', registrationId, { minutes, reason });
    await evaluateAttendanceIn(tx, ctx, registrationId);
  });
}
