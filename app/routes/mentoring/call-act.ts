import type { ActionFunctionArgs } from '@remix-run/node';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { recordPresence } from '#app/domains/mentoring/calls/record-presence.server.ts';
import { sendSignal } from '#app/domains/mentoring/calls/send-signal.server.ts';
import { postMessage } from '#app/domains/rooms/talk/post-message.server.ts';
import { act } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** What the script of a call sends. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['meetingId']!;
  return scriptActions(args, {
    guard: (ctx) => enterMeeting(ctx, id),
    intents: ({ seat }) => ({
      signal: act((ctx, values) => sendSignal(ctx, id, values)),
      present: act((ctx) => recordPresence(ctx, id)),
      say: act((ctx, values) => postMessage(ctx, seat, values)),
    }),
  });
}
