import type { ActionFunctionArgs } from '@remix-run/node';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { recordPresence } from '#app/domains/mentoring/calls/record-presence.server.ts';
import { sendSignal } from '#app/domains/mentoring/calls/send-signal.server.ts';
import { postMessage } from '#app/domains/rooms/talk/post-message.server.ts';
import { answerAct } from '#app/http/acts.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';

/** Actions in a call: JSON to its script, back to its page for a form without one. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['meetingId']!;
  return answerAct(
    args,
    async (ctx, values) => {
      switch (values['intent']) {
        case 'signal':
          return sendSignal(ctx, id, values);
        case 'present':
          return recordPresence(ctx, id);
        case 'say': {
          const { seat } = await enterMeeting(ctx, id);
          return postMessage(ctx, seat, values);
        }
        default:
          await enterMeeting(ctx, id);
          throw new DomainError('form_malformed');
      }
    },
    () => urls.meeting(id),
  );
}
