import type { ActionFunctionArgs } from '@remix-run/node';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { makeBroadcastTicket } from '#app/domains/webinars/streams/make-broadcast-ticket.server.ts';
import { act, fields } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** What the script of the studio asks for, to send pictures. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  return scriptActions(args, {
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost']),
    intents: {
      ticket: act(fields('purpose'), async (ctx, { purpose }) => ({
        ticket: await makeBroadcastTicket(ctx, id, purpose === 'rehearsal' ? 'rehearsal' : 'live'),
      })),
    },
  });
}
