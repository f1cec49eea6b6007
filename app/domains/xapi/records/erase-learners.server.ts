import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import type { Tx } from '#db/database.ts';
import { rewriting } from '#db/rewriting.ts';
import {
  documents,
  forwardings,
  statementAgents,
  statementReferences,
  statementTargets,
  statements,
} from '#db/schema/xapi.ts';
import { learnerKey } from './learner-key.ts';

/** Erases everything recorded about these learners, by their opaque ids: statements, documents, queued forwards. */
export async function eraseLearnersIn(tx: Tx, ctx: Ctx, opaqueIds: string[]): Promise<void> {
  mustBeOperator(ctx);
  await rewriting(tx, 'erasure', () => eraseIn(tx, ctx, opaqueIds));
}

async function eraseIn(tx: Tx, ctx: Ctx, opaqueIds: string[]): Promise<void> {
  for (const opaqueId of opaqueIds) {
    const agent = learnerKey(ctx, opaqueId);
    await tx.delete(documents).where(eq(documents.agent, agent));
    await tx.delete(forwardings).where(eq(forwardings.learner, opaqueId));
    const named = and(eq(statementAgents.agent, agent), eq(statementAgents.direct, true));
    const rows = await tx
      .selectDistinct({ seq: statements.seq, id: statements.id })
      .from(statementAgents)
      .innerJoin(statements, eq(statements.seq, statementAgents.origin))
      .where(named);
    for (let from = 0; from < rows.length; from += 500) {
      const part = rows.slice(from, from + 500);
      const seqs = part.map(({ seq }) => seq);
      // These tables have no foreign keys: a statement is stored without a read of others. Index rows left behind are harmless, since
      // every query joins the statement.
      await tx.delete(statements).where(inArray(statements.seq, seqs));
      await tx.delete(statementReferences).where(inArray(statementReferences.statement, seqs));
      await tx.delete(statementTargets).where(
        inArray(
          statementTargets.statementId,
          part.map(({ id }) => id),
        ),
      );
    }
    await tx.delete(statementAgents).where(eq(statementAgents.agent, agent));
  }
}
