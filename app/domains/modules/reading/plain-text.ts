import type { ElementContent } from 'hast';
import type { Content } from '#app/domains/modules/types.ts';

/** The words of a text alone, for places that take nothing else. */
export const plainText = (content: Content): string => content.map(wordsOf).join('').trim();

const wordsOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(wordsOf).join('') : '';
