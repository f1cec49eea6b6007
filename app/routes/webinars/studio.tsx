import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listGuests } from '#app/domains/rooms/presence/list-guests.server.ts';
import { isHost } from '#app/domains/webinars/permissions.ts';
import { endWebinar } from '#app/domains/webinars/room/end-webinar.server.ts';
import { openWebinar } from '#app/domains/webinars/room/open-webinar.server.ts';
import { readLiveRoom } from '#app/domains/webinars/room/read-live-room.server.ts';
import type { StreamPurpose } from '#app/domains/webinars/streams/stream.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { addSimulcast } from '#app/domains/webinars/streams/add-simulcast.server.ts';
import { endRehearsal } from '#app/domains/webinars/streams/end-rehearsal.server.ts';
import { type Ingest, readIngest } from '#app/domains/webinars/streams/read-ingest.server.ts';
import { removeSimulcast } from '#app/domains/webinars/streams/remove-simulcast.server.ts';
import { resetStreamKey } from '#app/domains/webinars/streams/reset-stream-key.server.ts';
import { setEmbeddedCaptions } from '#app/domains/webinars/streams/set-embedded-captions.server.ts';
import { RoomFrame } from '#app/domains/webinars/ui/room-frame.tsx';
import { Broadcast } from '#app/domains/webinars/ui/broadcast.tsx';
import { Encoder } from '#app/domains/webinars/ui/encoder.tsx';
import { StudioOver } from '#app/domains/webinars/ui/studio-over.tsx';
import { StudioTop } from '#app/domains/webinars/ui/studio-top.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { useErrorText } from '#app/ui/use-error-text.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { LostRefusal } from '#app/ui/refused.tsx';
import { urls } from '#app/urls.ts';

const NOBODY = { count: 0, named: [] };

// The one page that asks for camera, microphone and screen.
export const headers = () => ({
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
});

export const handle = { title: 'webinars:studio.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    const id = args.params['webinarId']!;
    const { webinar, offer, role } = await requireOwnWebinar(ctx, id, ['host', 'cohost']);
    const search = new URL(args.request.url).searchParams;
    const rehearsal = webinar.state === 'draft' || search.get('rehearsal') !== null;
    const purpose = rehearsal ? ('rehearsal' as const) : ('live' as const);
    let ingest: Ingest | null = null;
    let refused: ErrorCode | null = null;
    if (!webinar.endedAt)
      try {
        ingest = await readIngest(ctx, id, purpose);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'not_found') throw error;
        refused = error.code;
      }
    const live =
      webinar.state === 'announced' && !rehearsal && !webinar.endedAt
        ? await readLiveRoom(ctx, offer.course.slug, { locale, timeZone })
        : null;
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      slug: offer.course.slug,
      purpose,
      announced: webinar.state === 'announced',
      startsAt: webinar.startsAt,
      opened: webinar.openedAt !== null,
      ended: webinar.endedAt !== null,
      ingest,
      refused,
      canUseBrowser: ctx.video.ffmpeg !== null,
      room: live?.room ?? null,
      words: live?.words ?? null,
      studio: {
        id,
        courseId: webinar.courseId,
        host: isHost(role),
        guests: live ? await listGuests(ctx, live.seat) : NOBODY,
      },
    };
  });
}

/** A host's decisions about the stream; of which of the two, the address says. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const rehearses = new URL(args.request.url).searchParams.get('rehearsal') !== null;
  const channel = fields('purpose').transform(({ purpose }): StreamPurpose =>
    purpose === 'rehearsal' ? 'rehearsal' : 'live',
  );
  return actions(args, {
    said: {
      open: 'webinars:said.open',
      end: 'webinars:said.end',
      'end-rehearsal': 'webinars:said.endRehearsal',
      'reset-key': 'webinars:said.resetKey',
      'add-simulcast': 'webinars:said.addSimulcast',
      'remove-simulcast': 'webinars:said.removeSimulcast',
    },
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost']),
    back: ({ intent }) =>
      intent === 'end-rehearsal' ? urls.ownWebinar(id) : urls.studio(id) + (rehearses ? '?rehearsal' : ''),
    intents: {
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

export default function StudioPage() {
  const data = useLoaderData<typeof loader>();
  const { id, slug, purpose, opened, ingest, room, words, studio } = data;
  const { t } = useTranslation('webinars');
  const errorText = useErrorText();
  const { stateOf } = formStates(useActionData());
  return (
    <div className={room ? 'studio-page whole' : 'studio-page'}>
      <StudioTop {...data} stateOf={stateOf} />
      <main id="content" className="studio">
        <div className="notices">
          <LostRefusal />
          <FormFailure state={stateOf('end')} />
          {data.refused && <Alert tone="danger" title={errorText(data.refused, { why: '' })} />}
          {data.ended && <StudioOver {...studio} />}
        </div>
        {!data.ended && (
          <div className="part" data-part="picture">
            {ingest && data.canUseBrowser && (
              <Broadcast id={id} slug={slug} purpose={purpose} opened={opened} />
            )}
            {!data.canUseBrowser && <Alert tone="warning" title={t('noVideo')} />}
            {ingest && <Encoder ingest={ingest} purpose={purpose} stateOf={stateOf} />}
          </div>
        )}
        {room && words && <RoomFrame room={room} words={words} studio={studio} />}
      </main>
    </div>
  );
}
