import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import { maybePassage } from '../accounts/fields.ts';
import { answersTo, FORM } from './evaluation-form.ts';

export const RegistrationInput = z.object({ language: z.string().refine(isLocale, 'choose_from_list') });

/** One entry per question of the form; free text may be empty. */
export const EvaluationInput = z.object(
  Object.fromEntries(
    FORM.questions.map((question) => [
      question.id,
      question.kind === 'text'
        ? maybePassage(2000)
        : z
            .string({ error: 'choose_answer' })
            .refine((value) => answersTo(question).includes(value), 'choose_answer'),
    ]),
  ),
);
