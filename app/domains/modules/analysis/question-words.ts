import type { Content, QuestionKey, QuestionText } from '#app/domains/modules/types.ts';
import { plainText } from '#app/domains/modules/reading/plain-text.ts';

/** Words of ours between those of the text, in its language. */
export type AnalysisWords = {
  yes: string;
  no: string;
  /** Beside every area of a picture. */
  beside: string;
  leftOut(option: string): string;
  number(value: number): string;
};

/** What a question asks, in a line. */
export const stemWords = ({ stem }: QuestionText): string =>
  stem
    .flatMap((block) => ('content' in block ? [plainText(block.content)] : []))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A mistake (`mistakesOf`) in the words of a language. */
export function mistakeWords(
  key: QuestionKey,
  text: QuestionText,
  mistake: string,
  words: AnalysisWords,
): string {
  const ids = key.kind === 'hotspot' ? key.areas.map(({ id }) => id) : 'options' in key ? key.options : [];
  const named = (names: string[], contents: Content[], id: string) =>
    plainText(contents[names.indexOf(id)] ?? []) || id;
  const option = (id: string) =>
    named(
      ids,
      text.options.map(({ content }) => content),
      id,
    );
  switch (key.kind) {
    case 'truefalse':
      return mistake === 'true' ? words.yes : words.no;
    case 'multiple':
      return mistake.startsWith('-') ? words.leftOut(option(mistake.slice(1))) : option(mistake);
    case 'hotspot':
      return mistake === '' ? words.beside : option(mistake);
    case 'order':
      return mistake
        .split(',')
        .map((id, at) => `${at + 1}. ${option(id)}`)
        .join('; ');
    case 'match': {
      const [left = '', right = ''] = mistake.split('=');
      return `${option(left)} – ${named(key.targets, text.targets, right)}`;
    }
    case 'numeric':
      return [words.number(Number(mistake)), text.unit].filter(Boolean).join(' ');
    case 'text':
      return mistake;
    case 'single':
      return option(mistake);
  }
}

/** Every wrong option that can be taken, where an answer is chosen from a list; the others are known when they were given. */
export function wrongOptions(key: QuestionKey): string[] {
  switch (key.kind) {
    case 'single':
      return key.options.filter((id) => id !== key.answer);
    case 'multiple':
      return key.options.filter((id) => !key.answer.includes(id));
    case 'truefalse':
      return [String(!key.answer)];
    case 'hotspot':
      return key.areas.map(({ id }) => id).filter((id) => id !== key.answer);
    default:
      return [];
  }
}
