import type { Prompt } from '#app/domains/rooms/types.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

export type PromptRow = typeof roomPrompts.$inferSelect;

export const promptView = (row: PromptRow): Omit<Prompt, 'chosen'> => ({
  id: row.id,
  kind: row.kind,
  question: row.question,
  options: row.options,
  state: row.state,
  closesAt: row.closesAt?.toISOString() ?? null,
  tally: null,
});
