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
import { answerAct } from '#app/http/acts.server.ts';
import type { FormValues } from '#app/http/forms.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';

/** Actions in a room: JSON to a script, back to the room for a form without one. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return answerAct(
    args,
    (ctx, values) => act(ctx, slug, values),
    (_values, refused) => urls.room(slug) + (refused ? `?refused=${refused}` : ''),
  );
}

async function act(ctx: Ctx, slug: string, values: FormValues): Promise<object | void> {
  const entered = await enterRoom(ctx, slug);
  const { seat, registrationId } = entered;
  const id = String(values['id'] ?? '');
  switch (values['intent']) {
    case 'session':
      return openLivePlayer(ctx, entered, values['catchUp'] === 'yes');
    case 'say':
      return postMessage(ctx, seat, values);
    case 'ask':
      return askQuestion(ctx, seat, values);
    case 'vote':
      return voteForQuestion(ctx, seat, values);
    case 'answer':
      return answerPrompt(ctx, seat, values, async (openedAt) =>
        registrationId ? isWatchingAt(ctx, registrationId, openedAt) : false,
      );
    case 'hand':
      return raiseHand(ctx, seat, values);
    case 'moderate-message':
      return moderateMessage(ctx, seat, values);
    case 'moderate-question':
      return moderateQuestion(ctx, seat, values);
    case 'restrict':
      return restrictAuthor(ctx, seat, values);
    case 'draft-prompt':
      return void (await draftPrompt(ctx, seat, values));
    case 'check-now':
      return openPrompt(ctx, seat, await draftPrompt(ctx, seat, { kind: 'check' }));
    case 'open-prompt':
      return openPrompt(ctx, seat, id);
    case 'close-prompt':
      return closePrompt(ctx, seat, id);
    case 'drop-prompt':
      return discardPrompt(ctx, seat, id);
    case 'slide':
      return showSlide(ctx, seat, Number(values['number'] ?? NaN) || 0);
    case 'caption':
      return writeCaption(ctx, seat, values);
    default:
      throw new DomainError('form_malformed');
  }
}
