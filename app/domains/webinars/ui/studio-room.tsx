import { CaptionForm } from '#app/domains/rooms/ui/caption-form.tsx';
import { GuestList } from '#app/domains/rooms/ui/guest-list.tsx';
import { HandList } from '#app/domains/rooms/ui/hand-list.tsx';
import { PromptControl } from '#app/domains/rooms/ui/prompt-control.tsx';
import { SlideControl } from '#app/domains/rooms/ui/slide-control.tsx';
import { StreamNotice } from '#app/domains/rooms/ui/stream-notice.tsx';
import { Chat, Questions } from '#app/domains/rooms/ui/talk.tsx';
import { useServerNow } from '#app/domains/rooms/ui/use-server-now.ts';
import { formatFor } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { urls } from '#app/urls.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import { RefusalAlert } from './room-refusal.tsx';
import { StudioOver } from './studio-over.tsx';
import { useRoom } from './use-room.ts';

/** The room as its host looks after it, beside their own picture: everything that is pressed while one speaks, each part scrolling inside itself. */
export function StudioRoom(props: LiveRoomProps) {
  const { t } = useTranslation('rooms');
  const format = formatFor(props.locale, props.timeZone);
  const { state, stateOf, refused, isLive, root } = useRoom(props, 'watched');
  const now = useServerNow(props.now);
  const action = urls.room(props.slug);
  const slideUrl = (hash: string) => urls.slide(props.slug, hash);
  const shared = { action, stateOf, state, staff: true, format, slideUrl };
  const { studio } = props;
  return (
    <div className="room" ref={root}>
      {state.stream === 'ended' ? (
        <div className="notices">
          <StudioOver {...studio!} />
        </div>
      ) : (
        <>
          <div className="notices">
            <RefusalAlert refused={refused} />
            {state.blocked && <StreamNotice state={state} startsAt={props.startsAt} />}
          </div>
          <div className="part" data-part="slides">
            <SlideControl {...shared} />
          </div>
          <div className="part" data-part="prompts">
            <PromptControl {...shared} now={now} />
          </div>
          <div className="part" data-part="questions">
            <HandList {...shared} />
            <Questions {...shared} mayAsk={false} />
          </div>
          <div className="part" data-part="guests" role="region" aria-labelledby="guests" tabIndex={0}>
            <GuestList guests={studio!.guests} from={isLive ? urls.guests(props.slug) : null} />
          </div>
          <div className="part" data-part="chat">
            <Chat {...shared} />
            <Disclosure summary={t('caption.write')} state={stateOf('caption')}>
              <CaptionForm {...shared} language={props.language} />
            </Disclosure>
          </div>
        </>
      )}
    </div>
  );
}
