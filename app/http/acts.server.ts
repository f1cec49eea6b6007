import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { asDomainError, failWith, retryAfter, statusOf } from './error-response.server.ts';
import { type FormValues, readForm } from './forms.server.ts';

/** People who may not be on the page have no page to go back to. */
const OUTSIDE = ['not_found', 'sign_in_required', 'seat_needed', 'seat_waits'];

/**
 * Small actions on a page that continues in a script: JSON to the script (`{error}` with its status where it is refused), and
 * `back` to the page for a form without one, which then shows the refusal.
 */
export async function answerAct(
  { request, context }: ActionFunctionArgs,
  act: (ctx: Ctx, values: FormValues) => Promise<object | void>,
  back: (values: FormValues, refused?: string) => string,
): Promise<Response> {
  const scripted = request.headers.get('accept') === 'application/json';
  let values: FormValues = {};
  try {
    values = await readForm(request);
    const answer = await act(context.ctx, values);
    return scripted ? Response.json(answer ?? { ok: true }) : redirect(back(values));
  } catch (error) {
    const isInput = error instanceof ZodError;
    const code = isInput ? (error.issues[0]?.message ?? 'form_malformed') : asDomainError(error)?.code;
    if (!code) throw error;
    if (scripted)
      return Response.json(
        { error: code },
        { status: isInput ? 422 : statusOf(code as 'busy'), headers: retryAfter(code as 'busy') },
      );
    if (OUTSIDE.includes(code)) throw failWith(error, request);
    return redirect(back(values, code));
  }
}
