import type { ActionFunctionArgs } from '@remix-run/node';
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
import { act, fields } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';
import { urls } from '#app/urls.ts';

/** A host's actions on the stream: JSON to the studio's script, back to the studio for a form. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const channel = fields('purpose').transform(({ purpose }): StreamPurpose =>
    purpose === 'rehearsal' ? 'rehearsal' : 'live',
  );
  return scriptActions(args, {
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']),
    back: ({ intent, values }, refused) => {
      if (intent === 'end-rehearsal' && !refused) return urls.ownWebinar(id);
      const rehearsal = intent === 'end-rehearsal' || values['purpose'] === 'rehearsal';
      const query = [rehearsal && 'rehearsal', refused && `refused=${refused}`].filter(Boolean).join('&');
      return urls.studio(id) + (query && `?${query}`);
    },
    intents: {
      ticket: act(channel, async (ctx, purpose) => ({ ticket: await makeBroadcastTicket(ctx, id, purpose) })),
      open: act((ctx) => openWebinar(ctx, id)),
      end: act((ctx) => endWebinar(ctx, id)),
      'end-rehearsal': act((ctx) => endRehearsal(ctx, id)),
      'reset-key': act(channel, (ctx, purpose) => resetStreamKey(ctx, id, purpose)),
      embedded: act(fields('on'), (ctx, { on }) => setEmbeddedCaptions(ctx, id, on === 'yes')),
      'add-simulcast': act((ctx, values) => addSimulcast(ctx, id, values)),
      'remove-simulcast': act(fields('target'), (ctx, { target }) => removeSimulcast(ctx, id, target)),
    },
  });
}
