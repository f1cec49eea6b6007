import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { roomActs } from '#app/domains/rooms/room/room-acts.server.ts';
import { isWatchingAt } from '#app/domains/webinars/playback/is-watching-at.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { readLiveRoom } from '#app/domains/webinars/room/read-live-room.server.ts';
import { RoomFrame } from '#app/domains/webinars/ui/room-frame.tsx';
import { actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    const { offer, room, words } = await readLiveRoom(ctx, args.params['slug']!, {
      locale,
      timeZone,
    });
    const { title, language } = pickVariant(offer.variants, locale)!;
    return { title, language, room, words };
  });
}

/** Forms of a browser that runs no script; the script of the room sends them to the address beside it. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    guard: (ctx) => enterRoom(ctx, slug),
    back: urls.room(slug),
    intents: ({ seat, registrationId }) =>
      roomActs(seat, async (ctx, openedAt) =>
        registrationId ? isWatchingAt(ctx, registrationId, openedAt) : false,
      ),
  });
}

export default function Room() {
  const { title, language, room, words } = useLoaderData<typeof loader>();
  const answer = formState(useActionData());
  return (
    <Page title={<span lang={language}>{title}</span>}>
      <RoomFrame room={room} words={words} answer={answer} />
    </Page>
  );
}
