import type { ActionFunctionArgs } from '@remix-run/node';
import { answerPrompt } from '#app/domains/rooms/prompts/answer-prompt.server.ts';
import { closePrompt } from '#app/domains/rooms/prompts/close-prompt.server.ts';
import { discardPrompt } from '#app/domains/rooms/prompts/discard-prompt.server.ts';
import { draftPrompt } from '#app/domains/rooms/prompts/draft-prompt.server.ts';
import { openPrompt } from '#app/domains/rooms/prompts/open-prompt.server.ts'; // oxfmt-ignore
import { askQuestion } from '#app/domains/rooms/talk/ask-question.server.ts';
import { moderateQuestion } from '#app/domains/rooms/talk/moderate-question.server.ts';
import { voteForQuestion } from '#app/domains/rooms/talk/vote-for-question.server.ts';
import { restrictAuthor } from '#app/domains/rooms/moderation/restrict-author.server.ts';
import { writeCaption } from '#app/domains/rooms/captions/write-caption.server.ts';
import { showSlide } from '#app/domains/rooms/slides/show-slide.server.ts';
import { raiseHand } from '#app/domains/rooms/talk/raise-hand.server.ts';
import { moderateMessage } from '#app/domains/rooms/talk/moderate-message.server.ts';
import { postMessage } from '#app/domains/rooms/talk/post-message.server.ts';
import { openLivePlayer } from '#app/domains/webinars/room/open-live-player.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { isWatchingAt } from '#app/domains/webinars/playback/is-watching-at.server.ts';
import { act, fields } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';
import { urls } from '#app/urls.ts';

/** Actions in a room: JSON to a script, back to the room for a form without one. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return scriptActions(args, {
    guard: (ctx) => enterRoom(ctx, slug),
    back: (_sent, refused) => urls.room(slug) + (refused ? `?refused=${refused}` : ''),
    intents: (entered) => ({ ...talk(entered), ...direct(entered) }),
  });
}

type Entered = Awaited<ReturnType<typeof enterRoom>>;

/** What everybody in the room can do. */
const talk = (entered: Entered) => {
  const { seat, registrationId } = entered;
  return {
    session: act(fields('catchUp'), (ctx, { catchUp }) => openLivePlayer(ctx, entered, catchUp === 'yes')),
    say: act((ctx, values) => postMessage(ctx, seat, values)),
    ask: act((ctx, values) => askQuestion(ctx, seat, values)),
    vote: act((ctx, values) => voteForQuestion(ctx, seat, values)),
    answer: act((ctx, values) =>
      answerPrompt(ctx, seat, values, async (openedAt) =>
        registrationId ? isWatchingAt(ctx, registrationId, openedAt) : false,
      ),
    ),
    hand: act((ctx, values) => raiseHand(ctx, seat, values)),
  };
};

/** What its staff can do: each of these verbs asks whether the seat is one of theirs. */
const direct = ({ seat }: Entered) => ({
  'moderate-message': act((ctx, values) => moderateMessage(ctx, seat, values)),
  'moderate-question': act((ctx, values) => moderateQuestion(ctx, seat, values)),
  restrict: act((ctx, values) => restrictAuthor(ctx, seat, values)),
  'draft-prompt': act(async (ctx, values) => void (await draftPrompt(ctx, seat, values))),
  'check-now': act(async (ctx) => openPrompt(ctx, seat, await draftPrompt(ctx, seat, { kind: 'check' }))),
  'open-prompt': act(fields('id'), (ctx, { id }) => openPrompt(ctx, seat, id)),
  'close-prompt': act(fields('id'), (ctx, { id }) => closePrompt(ctx, seat, id)),
  'drop-prompt': act(fields('id'), (ctx, { id }) => discardPrompt(ctx, seat, id)),
  slide: act(fields('number'), (ctx, { number }) => showSlide(ctx, seat, Number(number) || 0)),
  caption: act((ctx, values) => writeCaption(ctx, seat, values)),
});
