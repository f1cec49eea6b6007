import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { OfflineClaim } from '#app/domains/learning/completion/offline-time.ts';
import { withFallbackCompletion } from '#app/domains/scorm/internal/attempt-status.server.ts';
import { type SignalAnswer, recordTimeIn } from '#app/domains/scorm/internal/counted-time.server.ts';
import { evaluateAttemptIn } from '#app/domains/scorm/internal/evaluate-attempt.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { DomainError } from '#app/platform/errors.ts';
import { scormAttempts } from '#db/schema/scorm.ts';

/**
 * The player is open and visible: counted time continues, and a course that only lacked time may be complete. `claim`: time
 * without connection before.
 */
export function recordHeartbeat(ctx: Ctx, open: OpenLaunch, claim?: OfflineClaim): Promise<SignalAnswer> {
  if (open.over !== null) throw new DomainError('launch_over');
  return ctx.db.transact(async (tx) => {
    const time = await recordTimeIn(tx, ctx, open.launch, claim);
    const attempt = await withFallbackCompletion(tx, open, open.attempt);
    if (attempt !== open.attempt)
      await tx
        .update(scormAttempts)
        .set({ completionStatus: attempt.completionStatus })
        .where(eq(scormAttempts.id, attempt.id));
    await evaluateAttemptIn(tx, ctx, { ...open, attempt }, attempt !== open.attempt);
    return time;
  });
}
