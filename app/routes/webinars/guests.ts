import type { LoaderFunctionArgs } from '@remix-run/node';
import { listGuests } from '#app/domains/rooms/presence/list-guests.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { load } from '#app/http/load.server.ts';

/** Who is in the room now, for the script of its studio. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { seat } = await enterRoom(ctx, args.params['slug']!);
    return Response.json(await listGuests(ctx, seat));
  });
}
