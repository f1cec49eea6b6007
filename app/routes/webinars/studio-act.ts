import type { ActionFunctionArgs } from '@remix-run/node';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endWebinar } from '#app/domains/webinars/room/end-webinar.server.ts';
import { openWebinar } from '#app/domains/webinars/room/open-webinar.server.ts';
import { addSimulcast } from '#app/domains/webinars/streams/add-simulcast.server.ts';
import { endRehearsal } from '#app/domains/webinars/streams/end-rehearsal.server.ts';
import { makeBroadcastTicket } from '#app/domains/webinars/streams/make-broadcast-ticket.server.ts';
import { removeSimulcast } from '#app/domains/webinars/streams/remove-simulcast.server.ts';
import { resetStreamKey } from '#app/domains/webinars/streams/reset-stream-key.server.ts';
import { setEmbeddedCaptions } from '#app/domains/webinars/streams/set-embedded-captions.server.ts';
import type { StreamPurpose } from '#app/domains/webinars/streams/stream.ts'; // oxfmt-ignore
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { answerAct } from '#app/http/acts.server.ts';
import type { FormValues } from '#app/http/forms.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';

/** A host's actions on the stream: JSON to the studio's script, back to the studio for a form. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  return answerAct(
    args,
    (ctx, values) => act(ctx, id, values),
    (values, refused) => {
      if (values['intent'] === 'end-rehearsal' && !refused) return urls.ownWebinar(id);
      const rehearsal = values['intent'] === 'end-rehearsal' || values['purpose'] === 'rehearsal';
      const query = [rehearsal && 'rehearsal', refused && `refused=${refused}`].filter(Boolean).join('&');
      return urls.studio(id) + (query && `?${query}`);
    },
  );
}

async function act(ctx: Ctx, id: string, values: FormValues): Promise<object | void> {
  const purpose: StreamPurpose = values['purpose'] === 'rehearsal' ? 'rehearsal' : 'live';
  switch (values['intent']) {
    case 'ticket':
      return { ticket: await makeBroadcastTicket(ctx, id, purpose) };
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
      await requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']);
      throw new DomainError('form_malformed');
  }
}
