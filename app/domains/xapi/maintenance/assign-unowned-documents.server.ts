import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { ownerOfCredential } from '#app/domains/xapi/credentials/client.ts';
import { UNOWNED, withOwner } from '#app/domains/xapi/internal/unowned-documents.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { documents } from '#db/schema/xapi.ts';

/** All documents that are still nobody's; `associationId` null: to the clients of the platform. Returns how many. */
export async function assignUnownedDocuments(ctx: Ctx, associationId: string | null): Promise<number> {
  mustBeOperator(ctx);
  return ctx.db.transact(async (tx) => {
    const given = await tx
      .update(documents)
      .set(withOwner(ownerOfCredential({ associationId })))
      .where(eq(documents.owner, UNOWNED))
      .returning({ key: documents.key });
    await appendAudit(tx, ctx, 'xapi.documents-given', associationId ?? 'platform', { given: given.length });
    return given.length;
  });
}
