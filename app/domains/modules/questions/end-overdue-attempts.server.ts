import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import { endAttemptIn } from './end-attempt.server.ts';

/** Ends attempts whose time is over, for those who did not come back; for the housekeeping of the process. */
export async function endOverdueAttempts(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({ attempt: moduleAttempts, personId: registrations.personId })
    .from(moduleAttempts)
    .innerJoin(registrations, eq(registrations.id, moduleAttempts.registrationId))
    .where(and(isNull(moduleAttempts.endedAt), lte(moduleAttempts.dueAt, ctx.now)))
    .orderBy(asc(moduleAttempts.dueAt))
    .limit(100);
  await doEach(rows, async ({ attempt, personId }) => {
    const learner = (await actAs(ctx, personId)) as SignedInCtx;
    const registered = await readRegistrationStatus(ctx, attempt.registrationId);
    const { versionId } = registered.registration;
    const structure = await readStructureOf(ctx.db.read, versionId, true);
    const module = structure.modules.find(({ id }) => id === attempt.moduleId);
    // Its learner has moved to a version without it.
    if (!module) {
      await ctx.db.transact(async (tx) => {
        await tx
          .update(moduleAttempts)
          .set({ endedAt: attempt.dueAt, score: '0', outcome: 'failed' })
          .where(and(eq(moduleAttempts.id, attempt.id), isNull(moduleAttempts.endedAt)));
        await appendAudit(tx, learner, 'modules.attempt-ended', attempt.id, { module: attempt.moduleId });
      });
      return;
    }
    const { name } = await readModuleWords(ctx.db.read, versionId, module, structure.source);
    await ctx.db.transact((tx) => endAttemptIn(tx, learner, { registered, module }, attempt, name));
  });
}
