import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { writeCaption } from '#app/domains/rooms/captions/write-caption.server.ts';
import { restrictAuthor } from '#app/domains/rooms/moderation/restrict-author.server.ts';
import { answerPrompt } from '#app/domains/rooms/prompts/answer-prompt.server.ts';
import { closePrompt } from '#app/domains/rooms/prompts/close-prompt.server.ts';
import { discardPrompt } from '#app/domains/rooms/prompts/discard-prompt.server.ts';
import { draftPrompt } from '#app/domains/rooms/prompts/draft-prompt.server.ts';
import { openPrompt } from '#app/domains/rooms/prompts/open-prompt.server.ts'; // oxfmt-ignore
import { OnePromptInput, ShowSlideInput } from '#app/domains/rooms/schemas.ts';
import { changeSending } from '#app/domains/rooms/sending/change-sending.server.ts';
import { showSlide } from '#app/domains/rooms/slides/show-slide.server.ts';
import { askQuestion } from '#app/domains/rooms/talk/ask-question.server.ts';
import { lowerHand } from '#app/domains/rooms/talk/lower-hand.server.ts';
import { moderateMessage } from '#app/domains/rooms/talk/moderate-message.server.ts';
import { moderateQuestion } from '#app/domains/rooms/talk/moderate-question.server.ts';
import { postMessage } from '#app/domains/rooms/talk/post-message.server.ts';
import { raiseHand } from '#app/domains/rooms/talk/raise-hand.server.ts';
import { voteForQuestion } from '#app/domains/rooms/talk/vote-for-question.server.ts';
import type { Seat } from './seat.ts';

/**
 * The verbs of a room by the names that its forms send, one table for both ways in: the page of the room, and the address that its
 * script sends to. Those of its staff ask by themselves whether the seat is one of theirs. `watches`: whether somebody is watching that moment now.
 */
export const roomActs = (seat: Seat, watches: (ctx: Ctx, openedAt: Date) => Promise<boolean>) => ({
  say: (ctx: Ctx, raw: unknown) => postMessage(ctx, seat, raw),
  ask: (ctx: Ctx, raw: unknown) => askQuestion(ctx, seat, raw),
  vote: (ctx: Ctx, raw: unknown) => voteForQuestion(ctx, seat, raw),
  answer: (ctx: Ctx, raw: unknown) => answerPrompt(ctx, seat, raw, (openedAt) => watches(ctx, openedAt)),
  hand: (ctx: Ctx, raw: unknown) => raiseHand(ctx, seat, raw),

  'moderate-message': (ctx: Ctx, raw: unknown) => moderateMessage(ctx, seat, raw),
  'moderate-question': (ctx: Ctx, raw: unknown) => moderateQuestion(ctx, seat, raw),
  restrict: (ctx: Ctx, raw: unknown) => restrictAuthor(ctx, seat, raw),
  'draft-prompt': async (ctx: Ctx, raw: unknown) => void (await draftPrompt(ctx, seat, raw)),
  'check-now': async (ctx: Ctx) => openPrompt(ctx, seat, await draftPrompt(ctx, seat, { kind: 'check' })),
  'open-prompt': (ctx: Ctx, raw: unknown) => openPrompt(ctx, seat, OnePromptInput.parse(raw).id),
  'close-prompt': (ctx: Ctx, raw: unknown) => closePrompt(ctx, seat, OnePromptInput.parse(raw).id),
  'drop-prompt': async (ctx: Ctx, raw: unknown) =>
    void (await discardPrompt(ctx, seat, OnePromptInput.parse(raw).id)),
  'lower-hand': (ctx: Ctx, raw: unknown) => lowerHand(ctx, seat, raw),
  sending: (ctx: Ctx, raw: unknown) => changeSending(ctx, seat, raw),
  slide: (ctx: Ctx, raw: unknown) => showSlide(ctx, seat, ShowSlideInput.parse(raw).number),
  caption: (ctx: Ctx, raw: unknown) => writeCaption(ctx, seat, raw),
});
