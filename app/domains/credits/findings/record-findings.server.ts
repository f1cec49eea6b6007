import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { creditFindings } from '#db/schema/credits.ts';

export type Finding = Omit<typeof creditFindings.$inferInsert, 'id' | 'foundAt' | 'seenAt' | 'seenBy'>;

/** Writes findings that are not there yet, in the unit of the check. Returns how many are new. */
export async function recordFindingsIn(tx: Tx, ctx: Ctx, findings: Finding[]): Promise<number> {
  const made = await tx
    .insert(creditFindings)
    .values(findings.map((each) => ({ ...each, id: newId(ctx.now.getTime()), foundAt: ctx.now })))
    .onConflictDoNothing()
    .returning({ id: creditFindings.id, kind: creditFindings.kind, line: creditFindings.participationId });
  if (made.length > 0)
    await appendAudit(tx, ctx, 'credits.findings-recorded', made[0]!.id, { findings: made });
  return made.length;
}
