import type { PackageLanguage, PackageQuestion } from '#app/domains/modules/packages/package-data.ts';
import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import type { FieldError } from '#app/platform/errors.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { element, plain } from './elements.ts';

export type View = {
  key: QuestionKey;
  /** Its number in a set. */
  heading: string;
  text: PackageQuestion;
  words: PackageLanguage['words'];
  /** Where the text is in another language than the words around it. */
  lang: { text: string; words: string } | null;
  answered: { response: Response; right: boolean } | null;
  answer(response: Response): void;
};

/** Number and words of the question. */
export function stemOf<Name extends 'legend' | 'div'>(
  { heading, text }: View,
  name: Name,
): HTMLElementTagNameMap[Name] {
  const stem = element(name, { class: 'stem' });
  if (heading) stem.append(plain('small', { class: 'own' }, heading));
  stem.append(element('div', {}, text.stem));
  return stem;
}

/** Why an answer is none: two entries in the same place, or no number, are something else than nothing. */
export const refusalOf = (
  words: PackageLanguage['words']['question'],
  fault: FieldError | undefined,
): string => (fault === 'each_once' || fault === 'number_needed' ? words[fault] : words.missing);

export const optionsOf = ({ key, text, words }: View): { id: string; html: string; feedback: string }[] =>
  key.kind === 'truefalse'
    ? [
        { id: 'true', html: words.question.yes, feedback: '' },
        { id: 'false', html: words.question.no, feedback: '' },
      ]
    : text.options;
