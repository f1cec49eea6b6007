import type { ElementContent } from 'hast';
import type { Block, Content, QuestionKey, QuestionText } from '#app/domains/modules/types.ts';
import { correctResponses, interactionType } from './interaction.ts';

export type LanguageMap = Record<string, string>;
export type InteractionComponent = { id: string; description: LanguageMap };

/** Definition of a question as an interaction activity, beside its type (xAPI 1.0.3 Part 2 §2.4.4.1). */
export type QuestionDefinition = {
  name: LanguageMap;
  description: LanguageMap;
  interactionType: string;
  correctResponsesPattern: string[];
  choices?: InteractionComponent[];
  source?: InteractionComponent[];
  target?: InteractionComponent[];
};

/** In a list a question is told by how it begins. */
const NAME_CHARACTERS = 80;

/** `texts`: the question in every language that it has been written in. */
export function questionDefinition(key: QuestionKey, texts: [string, QuestionText][]): QuestionDefinition {
  const description = inEach(texts, ({ stem }) => wordsOfBlocks(stem));
  const components = (ids: string[], wordsAt: (text: QuestionText, at: number) => string) =>
    ids.map((id, at) => ({ id, description: inEach(texts, (text) => wordsAt(text, at)) }));
  const optionsOf = (ids: string[]) =>
    components(ids, ({ options }, at) => wordsOf(options[at]?.content ?? []));
  return {
    name: Object.fromEntries(
      Object.entries(description).map(([language, words]) => [language, beginningOf(words)]),
    ),
    description,
    interactionType: interactionType(key),
    correctResponsesPattern: correctResponses(
      key,
      texts.flatMap(([, { accepted }]) => accepted),
    ),
    ...(key.kind === 'match'
      ? {
          source: optionsOf(key.options),
          target: components(key.targets, ({ targets }, at) => wordsOf(targets[at] ?? [])),
        }
      : key.kind === 'hotspot'
        ? { choices: optionsOf(key.areas.map(({ id }) => id)) }
        : 'options' in key
          ? { choices: optionsOf(key.options) }
          : {}),
  };
}

/** Definition of what somebody is asked to write for themselves. */
export const reflectionDefinition = (texts: [string, Content][]) => {
  const description = inEach(texts, wordsOf);
  return {
    name: Object.fromEntries(
      Object.entries(description).map(([language, words]) => [language, beginningOf(words)]),
    ),
    description,
    interactionType: 'long-fill-in',
  };
};

const inEach = <Text>(texts: [string, Text][], wordsIn: (text: Text) => string): LanguageMap =>
  Object.fromEntries(texts.map(([language, text]) => [language, wordsIn(text)]));

function wordsOfBlocks(blocks: Block[]): string {
  const words = blocks.map((block) => {
    switch (block.kind) {
      case 'figure':
        return [block.alt, wordsOf(block.content)].filter(Boolean).join(' ');
      case 'prose':
      case 'keypoint':
      case 'caution':
        return wordsOf(block.content);
      default:
        return '';
    }
  });
  return words.filter(Boolean).join(' ');
}

/** Plain text: what stands in elements beside each other is not run together. */
const wordsOf = (content: Content): string => content.map(nodeWords).join('').replaceAll(/\s+/g, ' ').trim();

const BLOCKS = new Set(['p', 'li', 'td', 'th', 'tr', 'br', 'ul', 'ol', 'table']);

const nodeWords = (node: ElementContent): string => {
  if (node.type !== 'element') return node.type === 'text' ? node.value : '';
  const words = node.children.map(nodeWords).join('');
  return BLOCKS.has(node.tagName) ? ` ${words} ` : words;
};

function beginningOf(words: string): string {
  if (words.length <= NAME_CHARACTERS) return words;
  const cut = words.slice(0, NAME_CHARACTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), NAME_CHARACTERS / 2)).trimEnd()}…`;
}
