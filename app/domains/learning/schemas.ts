import { z } from 'zod';
import { isLocale } from '#app/i18n/locales.ts';
import { optionalText } from '#app/platform/form-fields.ts';
import { EVALUATION_FORM, answerOptions } from '#app/domains/learning/evaluation/evaluation-form.ts';

export const RegistrationInput = z.object({ language: z.string().refine(isLocale, 'choose_from_list') });

/** One entry per question of the form; free text may be empty. */
export const EvaluationInput = z.object(
  Object.fromEntries(
    EVALUATION_FORM.questions.map((question) => [
      question.id,
      question.kind === 'text'
        ? optionalText(2000)
        : z
            .string({ error: 'choose_answer' })
            .refine((value) => answerOptions(question).includes(value), 'choose_answer'),
    ]),
  ),
);
