import { eq, sql } from 'drizzle-orm';
import type { PromptRow } from '#app/domains/rooms/prompts/prompt-view.ts';
import type { Tx } from '#db/database.ts';
import { roomAnswers } from '#db/schema/rooms.ts';

export const countChoicesIn = async (tx: Tx, row: PromptRow): Promise<number[]> => {
  const counted = await tx
    .select({ choice: roomAnswers.choice, n: sql<number>`count(*)`.mapWith(Number) })
    .from(roomAnswers)
    .where(eq(roomAnswers.promptId, row.id))
    .groupBy(roomAnswers.choice);
  const options = row.kind === 'check' ? ['here'] : row.options;
  return options.map((_, i) => counted.find((each) => each.choice === i)?.n ?? 0);
};
