import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readLiveRoom } from '#app/domains/webinars/room/read-live-room.server.ts';
import { RoomFrame } from '#app/domains/webinars/ui/room-frame.tsx';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    const refused = new URL(args.request.url).searchParams.get('refused');
    const { offer, room, words } = await readLiveRoom(ctx, args.params['slug']!, {
      locale,
      timeZone,
      refused,
    });
    const { title, language } = pickVariant(offer.variants, locale)!;
    return { title, language, room, words };
  });
}

export default function Room() {
  const { title, language, room, words } = useLoaderData<typeof loader>();
  return (
    <Page title={<span lang={language}>{title}</span>}>
      <RoomFrame room={room} words={words} />
    </Page>
  );
}
