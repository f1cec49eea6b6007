import type { ShownBlock } from '#app/domains/modules/reading/lesson-view.ts';

/** Whether somebody may play something on a page. */
export const hasRecording = (blocks: ShownBlock[]): boolean =>
  blocks.some(
    (block) =>
      block.kind === 'video' ||
      block.kind === 'audio' ||
      (block.kind === 'case' && block.steps.some((step) => hasRecording(step.blocks))),
  );
