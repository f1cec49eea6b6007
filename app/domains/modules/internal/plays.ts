import type { ShownBlock, ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';

/** Whether a page has a recording in it. */
export const playsIn = (blocks: ShownBlock[], questions: ShownQuestion[]): boolean =>
  [...blocks, ...questions.flatMap(({ stem }) => stem)].some(plays);

function plays(block: ShownBlock): boolean {
  if (block.kind === 'case') return block.steps.some((step) => step.blocks.some(plays));
  return block.kind === 'question' ? block.question.stem.some(plays) : 'recording' in block;
}
