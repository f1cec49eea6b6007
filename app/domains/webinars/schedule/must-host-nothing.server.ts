import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { listHostedWebinars } from './list-hosted-webinars.server.ts';

/** People have registered for a webinar in good faith: its host is there, or cancels it. Throws `webinars_to_hold`. */
export async function mustHostNothing(ctx: Ctx): Promise<void> {
  if ((await listHostedWebinars(ctx)).length > 0) throw new DomainError('webinars_to_hold');
}
