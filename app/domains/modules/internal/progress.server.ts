import { and, eq } from 'drizzle-orm';
import type { ProgressOf } from '#app/domains/modules/progress/conditions.ts';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { moduleStates } from '#db/schema/modules.ts';

export type ModuleState = typeof moduleStates.$inferSelect;

export const listStates = (read: Reader, registrationId: string): Promise<ModuleState[]> =>
  prepared(read, 'modules_states', (db) =>
    db
      .select()
      .from(moduleStates)
      .where(eq(moduleStates.registrationId, boundValue('registrationId'))),
  ).execute({ registrationId });

export async function findState(
  read: Reader,
  registrationId: string,
  moduleId: string,
): Promise<ModuleState | null> {
  const [state] = await read
    .select()
    .from(moduleStates)
    .where(and(eq(moduleStates.registrationId, registrationId), eq(moduleStates.moduleId, moduleId)));
  return state ?? null;
}

export const progressIn =
  (states: ModuleState[]): ProgressOf =>
  (moduleId) =>
    states.find((state) => state.moduleId === moduleId);
