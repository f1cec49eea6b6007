import { data } from '@remix-run/node';
import { sha256 } from '#app/platform/ids.server.ts';
import { doOnce, type KeptAnswer } from '#app/platform/sent-forms.server.ts';
import type { RequestContext } from './context.server.ts';
import type { FormValues } from './forms.server.ts';

/**
 * Does what a form asks for once, where it carries the drawing that it was sent from (`once` of `ActionForm`): the same words from the
 * same drawing are a second press, and get the answer of the first. Anything else is done as it comes.
 */
export async function sentOnce<T>(
  request: Request,
  context: RequestContext,
  { once: drawing, ...values }: FormValues,
  work: (context: RequestContext, values: FormValues) => Promise<T>,
  as: { keep: (answer: T) => KeptAnswer; again: (kept: KeptAnswer) => T },
): Promise<T> {
  const { ctx } = context;
  if (!drawing || !ctx.actor) return work(context, values);
  const sent = [ctx.actor.id, new URL(request.url).pathname, drawing, Object.entries(values)];
  return doOnce(
    ctx,
    sha256(JSON.stringify(sent)),
    (db) => work({ ...context, ctx: { ...ctx, db } }, values),
    as,
  );
}

/** An answer of a page: a redirect, or what it shows at once. */
export const PAGE_ANSWER = {
  keep: (answer: unknown): KeptAnswer =>
    answer instanceof Response
      ? { status: answer.status, to: answer.headers.get('Location') }
      : { data: (answer as { data: unknown }).data },
  again: (kept: KeptAnswer): unknown =>
    'to' in kept
      ? new Response(null, { status: kept['status'] as number, headers: { Location: String(kept['to']) } })
      : data(kept['data']),
};
