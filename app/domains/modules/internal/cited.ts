import type { ElementContent } from 'hast';
import type { ShownBlock, ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';
import type { Content } from '#app/domains/modules/types.ts';

/** Ids of the references that a page names, in the order in which they stand, each once. */
export function citedIn(blocks: ShownBlock[], questions: ShownQuestion[]): string[] {
  return [...new Set([...blocks.flatMap(inBlock), ...questions.flatMap(inQuestion)])];
}

function inBlock(block: ShownBlock): string[] {
  switch (block.kind) {
    case 'question':
      return inQuestion(block.question);
    case 'case':
      return block.steps.flatMap((step) => step.blocks.flatMap(inBlock));
    case 'video':
    case 'audio':
      return inContent(block.transcript);
    case 'download':
      return [];
    default:
      return inContent(block.content);
  }
}

const inQuestion = ({ stem, options, targets, answered }: ShownQuestion): string[] => [
  ...stem.flatMap(inBlock),
  ...[...options, ...targets].flatMap(({ content }) => inContent(content)),
  ...Object.values(answered?.feedbackOf ?? {}).flatMap(inContent),
  ...inContent(answered?.feedback ?? []),
  ...(answered?.references ?? []),
];

const inContent = (content: Content): string[] => content.flatMap(inNode);

function inNode(node: ElementContent): string[] {
  if (node.type !== 'element') return [];
  const id = node.properties['dataReference'];
  return typeof id === 'string' ? [id] : node.children.flatMap(inNode);
}
