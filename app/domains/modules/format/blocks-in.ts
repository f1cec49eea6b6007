import type { Block, ModuleText } from '#app/domains/modules/types.ts';

/** All blocks, those in the steps of cases included. */
export const allBlocks = (blocks: Block[]): Block[] =>
  blocks.flatMap((block) =>
    block.kind === 'case' ? block.steps.flatMap((step) => allBlocks(step.blocks)) : [block],
  );

/** All blocks of a module in one language, those of its questions included. */
export const blocksIn = ({ pages, questions }: ModuleText): Block[] => [
  ...pages.flatMap(({ blocks }) => allBlocks(blocks)),
  ...Object.values(questions).flatMap(({ stem }) => allBlocks(stem)),
];
