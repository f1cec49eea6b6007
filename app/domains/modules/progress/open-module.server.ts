import { and, eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { ModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import type { OwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { recordingActivities } from '#app/domains/modules/statements/activities.ts';
import { recordModuleIn } from '#app/domains/modules/statements/record-module.server.ts';
import { defineActivitiesIn } from '#app/domains/xapi/statements/define-activities.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleStates } from '#db/schema/modules.ts';

type Place = { page: number; read?: number[] };

/**
 * Keeps the place in a module; the first time says that it was opened, and what its recordings are. Without a place an open module stays where it is. In the unit
 * of a step in it; the caller has authorised.
 */
export async function openModuleIn(
  tx: Tx,
  ctx: SignedInCtx,
  { registered, module, words }: Pick<OwnModule, 'registered' | 'module'> & { words: ModuleWords },
  place: Place | null,
): Promise<void> {
  const { id: registrationId, courseId } = registered.registration;
  const [made] = await tx
    .insert(moduleStates)
    .values({ registrationId, moduleId: module.id, placedAt: ctx.now, page: 1, read: [], ...place })
    .onConflictDoNothing()
    .returning({ moduleId: moduleStates.moduleId });
  if (made) {
    await recordModuleIn(tx, ctx, { registered, module, name: words.name }, 'initialized');
    await defineActivitiesIn(tx, ctx, recordingActivities(courseId, module.id, words).values());
  } else if (place)
    await tx
      .update(moduleStates)
      .set({ ...place, placedAt: ctx.now })
      .where(and(eq(moduleStates.registrationId, registrationId), eq(moduleStates.moduleId, module.id)));
}
