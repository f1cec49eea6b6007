import { revisionOf } from '#app/platform/revision.server.ts';
import type { PromptRow } from './prompt-view.ts';

/** Of everything that the form of a poll can change. */
export const promptRevision = ({ question, options }: Pick<PromptRow, 'question' | 'options'>): string =>
  revisionOf([question, options]);
