import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases, consultationEntries } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { mustBeClean } from '../clean.ts';
import { assignIn } from '../internal/assign.server.ts';
import { eraseIn } from '../internal/erase.server.ts';
import { holdIn } from '../internal/hold.server.ts';
import { tellIn } from '../letters.server.ts';
import { SendBackInput } from '../schemas.ts';
import { requireOwnSide } from './read-case.server.ts';

/** The second person lets a question go out. */
export async function releaseCase(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'releaser');
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['held']);
    await tx.update(consultationCases).set({ releasedBy: own.actor.id }).where(eq(consultationCases.id, id));
    await appendAudit(tx, ctx, 'consultations.released', id, {});
    await assignIn(tx, ctx, found, assignmentId);
  });
}

/** The second person sends a question back: the asker reads why, and asks anew. What was written is erased, the reason stays. */
export async function sendBackCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'releaser');
  const { body, kept } = SendBackInput.parse(raw);
  mustBeClean({ body }, kept);
  const entryId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['held']);
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now })
      .where(eq(consultationCases.id, id));
    await eraseIn(tx, ctx, id);
    await tx.insert(consultationEntries).values({
      id: entryId, caseId: id, personId: own.actor.id, kind: 'sent_back', body, before: '', minutes: 0, at: ctx.now,
    }); // oxfmt-ignore
    await tellIn(tx, ctx, [found.askerId], 'sentBack', found);
    await appendAudit(tx, ctx, 'consultations.sent-back', id, {});
  });
}
