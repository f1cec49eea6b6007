import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isMentor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { createWebinarIn } from '#app/domains/webinars/internal/create-webinar.server.ts';
import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { startAndEnd } from './webinar-times.ts';

/** Makes a draft of a webinar with its room and a first rule; returns its id. */
export async function scheduleWebinar(ctx: Ctx, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isMentor(ctx.actor));
  const input = ScheduleInput.parse(raw);
  const times = startAndEnd(input);
  if (times.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const id = newId();
  return ctx.db.transact(async (tx) => {
    await createWebinarIn(tx, ctx, id, input, times);
    return id;
  });
}
