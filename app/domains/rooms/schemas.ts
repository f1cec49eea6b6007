import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import {
  areDistinct,
  optionalLine,
  optionalText,
  textLines,
  toPlainText,
  wholeNumber,
} from '#app/platform/form-fields.ts';
import { MAX_SLIDE_WORDS, MAX_SLIDES } from './slides/slide-limits.ts';

/** Text that a person types while others wait: invisible characters are removed here, where other forms refuse them. */
const typedText = (max: number) =>
  z.string().transform(toPlainText).pipe(z.string().min(1, 'required').max(max, 'too_long'));

export const MessageInput = z.object({ text: typedText(500) });
export const QuestionInput = z.object({ text: typedText(500) });
export const ModerateMessageInput = z.object({
  id: z.string().max(60),
  act: z.enum(['pin', 'unpin', 'delete', 'restore'], 'choose_from_list'),
});
export const ModerateQuestionInput = z.object({
  id: z.string().max(60),
  act: z.enum(['approve', 'decline', 'answered'], 'choose_from_list'),
  answer: optionalText(2000),
});
export const VoteInput = z.object({
  id: z.string().max(60),
  voted: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
});
export const RestrictInput = z.object({
  /** Of a message or a question: its author is meant. */
  id: z.string().max(60),
  act: z.enum(['silence', 'block', 'lift'], 'choose_from_list'),
});
/** A poll is not asked while it is written: who writes it next reads this revision of it. */
export const ChangePromptInput = z.object({
  id: z.string().max(60),
  revision: z.string().max(100).optional(),
});
export const MovePromptInput = z.object({
  id: z.string().max(60),
  to: z.enum(['up', 'down'], 'choose_from_list'),
});
export const PromptInput = z
  .object({
    kind: z.enum(['poll', 'check'], 'choose_from_list'),
    question: optionalLine(300),
    /** One per line. */
    options: textLines(1000),
  })
  .refine(({ kind, question }) => kind === 'check' || question !== '', {
    path: ['question'],
    message: 'required',
  })
  .refine(({ kind, options }) => kind === 'check' || (options.length >= 2 && options.length <= 8), {
    path: ['options'],
    message: 'two_options',
  })
  .refine(({ options }) => areDistinct(options), { path: ['options'], message: 'answers_alike' });
/** Where it stood, of a poll that was removed and comes back; at the end else. */
export const PositionInput = z.object({
  position: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
});
export const OnePromptInput = z.object({ id: z.string().max(60).default('') });
export const AnswerInput = z.object({
  id: z.string().max(60),
  choice: z.coerce.number({ error: 'choose_answer' }).int().min(0).max(7),
});
export const CaptionInput = z.object({
  language: z.string().refine(isLocale, 'choose_from_list'),
  text: typedText(300),
});
export const HandOfInput = z.object({
  /** Opaque id of whose hand it is. */
  id: z.string().max(60),
  act: z.enum(['call', 'lower'], 'choose_from_list'),
});
const yesOrNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');
export const SendingInput = z.object({ sound: yesOrNo, picture: yesOrNo });
export const HandInput = z.object({ raised: z.enum(['yes', 'no']).transform((value) => value === 'yes') });
/** 0: none. */
export const ShowSlideInput = z.object({ number: z.coerce.number().catch(0) });
/** `source`: a digest that names the file and its page, where it was drawn from one. */
export const SlideInput = z.object({
  words: optionalText(MAX_SLIDE_WORDS),
  source: z
    .string()
    .regex(/^[\da-f]{64}$/)
    .nullable()
    .default(null),
});
export const SlideWordsInput = z.object({ id: z.string().max(60), words: optionalText(MAX_SLIDE_WORDS) });
export const RemoveSlidesInput = z.object({
  slides: z.array(z.string().max(60)).min(1, 'choose_some').max(MAX_SLIDES),
});
export const MoveSlideInput = z.object({ id: z.string().max(60), place: wholeNumber(1, MAX_SLIDES) });
