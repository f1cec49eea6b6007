import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  addSimulcast, endRehearsal, endWebinar, makeTicket, openWebinar, type Purpose, removeSimulcast, resetStreamKey,
  setEmbeddedCaptions,
} from '#app/domains/webinars/streams.server.ts'; // prettier-ignore
import { asDomainError, failWith, statusOf } from '#app/http/error-response.server.ts';
import { type FormValues, readForm } from '#app/http/forms.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';

/** What a host does with the stream: JSON to the studio's script, back to the studio for a form. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const id = params['webinarId']!;
  const scripted = request.headers.get('accept') === 'application/json';
  let query = '';
  try {
    const values = await readForm(request);
    if (values['intent'] === 'end-rehearsal' || values['purpose'] === 'rehearsal') query = '?rehearsal';
    const answer = await act(context.ctx, id, values);
    if (scripted) return Response.json(answer ?? { ok: true });
    return redirect(values['intent'] === 'end-rehearsal' ? urls.ownWebinar(id) : urls.studio(id) + query);
  } catch (error) {
    const code = error instanceof ZodError ? (error.issues[0]?.message ?? 'form_malformed') : asDomainError(error)?.code; // prettier-ignore
    if (!code) throw error;
    if (scripted)
      return Response.json(
        { error: code },
        { status: error instanceof ZodError ? 422 : statusOf(code as 'busy') },
      );
    if (code === 'not_found' || code === 'sign_in_required') throw failWith(error, request);
    return redirect(`${urls.studio(id)}?${query === '' ? '' : 'rehearsal&'}refused=${code}`);
  }
}

async function act(ctx: Ctx, id: string, values: FormValues): Promise<object | void> {
  const purpose: Purpose = values['purpose'] === 'rehearsal' ? 'rehearsal' : 'live';
  switch (values['intent']) {
    case 'ticket':
      return { ticket: await makeTicket(ctx, id, purpose) };
    case 'open':
      return openWebinar(ctx, id);
    case 'end':
      return endWebinar(ctx, id);
    case 'end-rehearsal':
      return endRehearsal(ctx, id);
    case 'reset-key':
      return resetStreamKey(ctx, id, purpose);
    case 'embedded':
      return setEmbeddedCaptions(ctx, id, values['on'] === 'yes');
    case 'add-simulcast':
      return addSimulcast(ctx, id, values);
    case 'remove-simulcast':
      return removeSimulcast(ctx, id, String(values['target'] ?? ''));
    default:
      throw new DomainError(ctx.actor ? 'not_found' : 'sign_in_required');
  }
}
