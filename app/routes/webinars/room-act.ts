import type { ActionFunctionArgs } from '@remix-run/node';
import { roomActs } from '#app/domains/rooms/room/room-acts.server.ts';
import { openLivePlayer } from '#app/domains/webinars/room/open-live-player.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { isWatchingAt } from '#app/domains/webinars/playback/is-watching-at.server.ts';
import { act, fields } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** What the script of a room sends: its forms, and what the player asks for. */
export function action(args: ActionFunctionArgs) {
  return scriptActions(args, {
    guard: (ctx) => enterRoom(ctx, args.params['slug']!),
    intents: (entered) => ({
      session: act(fields('catchUp'), (ctx, { catchUp }) => openLivePlayer(ctx, entered, catchUp === 'yes')),
      ...roomActs(entered.seat, async (ctx, openedAt) =>
        entered.registrationId ? isWatchingAt(ctx, entered.registrationId, openedAt) : false,
      ),
    }),
  });
}
