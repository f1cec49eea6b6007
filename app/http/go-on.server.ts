import { redirect } from '@remix-run/node';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { toFailure } from './error-response.server.ts';

/**
 * The answer of a step of signing in that works once. Pressed twice, when the browser already has the session that the first press
 * opened, it leads on to `to`.
 */
export async function goOnWhereSignedIn(
  ctx: Ctx,
  to: string,
  step: () => Promise<Response>,
): Promise<Response> {
  try {
    return await step();
  } catch (error) {
    if (ctx.actor && toFailure(error)?.code === 'step_expired') return redirect(to);
    throw error;
  }
}
