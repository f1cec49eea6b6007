import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { roomAnswers, roomPrompts } from '#db/schema/rooms.ts';

export type OpenedPrompt = { id: string; openedAt: Date; answeredBy: Set<string> };

/** Every poll and check that was opened, with who answered: evidence of attention. */
export async function listOpenedPrompts(read: Reader, roomId: string): Promise<OpenedPrompt[]> {
  const prompts = await read
    .select({ id: roomPrompts.id, openedAt: roomPrompts.openedAt })
    .from(roomPrompts)
    .where(and(eq(roomPrompts.roomId, roomId), isNotNull(roomPrompts.openedAt)));
  if (prompts.length === 0) return [];
  const answeredBy = new Map(prompts.map(({ id }) => [id, new Set<string>()]));
  const answers = await read
    .select({ promptId: roomAnswers.promptId, personId: roomAnswers.personId })
    .from(roomAnswers)
    .where(inArray(roomAnswers.promptId, [...answeredBy.keys()]));
  for (const { promptId, personId } of answers) answeredBy.get(promptId)!.add(personId);
  return prompts.map(({ id, openedAt }) => ({ id, openedAt: openedAt!, answeredBy: answeredBy.get(id)! }));
}
