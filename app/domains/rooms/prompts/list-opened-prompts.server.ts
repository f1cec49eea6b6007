import { eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { roomAnswers, roomPrompts } from '#db/schema/rooms.ts';

export type OpenedPrompt = { id: string; openedAt: Date; answeredBy: Set<string> };

/** Every poll and check that was opened, with who answered: evidence of attention. */
export async function listOpenedPrompts(read: Reader, roomId: string): Promise<OpenedPrompt[]> {
  const prompts = await read.select().from(roomPrompts).where(eq(roomPrompts.roomId, roomId));
  const answers = await read
    .select({ promptId: roomAnswers.promptId, personId: roomAnswers.personId })
    .from(roomAnswers)
    .innerJoin(roomPrompts, eq(roomPrompts.id, roomAnswers.promptId))
    .where(eq(roomPrompts.roomId, roomId));
  return prompts.flatMap(({ id, openedAt }) =>
    openedAt
      ? [
          {
            id,
            openedAt,
            answeredBy: new Set(answers.filter((each) => each.promptId === id).map((each) => each.personId)),
          },
        ]
      : [],
  );
}
