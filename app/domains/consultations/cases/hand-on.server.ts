import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { assignIn, findSomebody, giveIn } from '../internal/assign.server.ts';
import { endTurnIn, holdIn } from '../internal/hold.server.ts';
import { DeclineInput, WidenInput } from '../schemas.ts';
import { requireOwnSide } from './read-case.server.ts';

/** The specialist hands the question on: it goes to another, and the asker is told only if there is none. */
export async function declineCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'specialist');
  const { reason } = DeclineInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['assigned'], own.actor.id);
    await endTurnIn(tx, ctx.now, id, 'declined');
    await appendAudit(tx, ctx, 'consultations.declined', id, { reason });
    await assignIn(tx, ctx, found, assignmentId);
  });
}

/**
 * The asker lets a case that waits go further, or takes it from whoever has let the time pass, if somebody else is there for it.
 * Throws `too_early`, `nobody_else`.
 */
export async function passOnCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnSide(ctx, id, 'asker');
  const { reach } = WidenInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['waiting', 'assigned']);
    const isLate = found.dueAt !== null && found.dueAt < ctx.now;
    if (found.state === 'assigned' && !isLate) throw new DomainError('too_early');
    const wider = { ...found, reach };
    const personId = await findSomebody(tx, ctx, wider);
    if (!personId && found.state === 'assigned') throw new DomainError('nobody_else');
    await tx.update(consultationCases).set({ reach }).where(eq(consultationCases.id, id));
    await appendAudit(tx, ctx, 'consultations.passed-on', id, { reach });
    if (!personId) return;
    await endTurnIn(tx, ctx.now, id, 'unopened');
    await giveIn(tx, ctx, wider, personId, assignmentId);
  });
}
