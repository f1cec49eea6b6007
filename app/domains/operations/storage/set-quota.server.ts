import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { optionalWholeNumber } from '#app/platform/form-fields.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { storageQuotas } from '#db/schema/platform.ts';

const QuotaInput = z.object({
  kind: z.enum(['person', 'association']),
  ownerId: z.string().min(1),
  /** Megabytes; empty: the preset again. */
  megabytes: optionalWholeNumber(0, 9_999_999),
});

/** Allows one person or association more or less than the preset. Throws `not_found`. */
export async function setQuota(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const { kind, ownerId, megabytes } = QuotaInput.parse(raw);
  const table = kind === 'person' ? people : associations;
  mustBeAllowed(ctx, (await ctx.db.read.$count(table, eq(table.id, ownerId))) === 1);
  const own = and(eq(storageQuotas.kind, kind), eq(storageQuotas.ownerId, ownerId));
  const bytes = megabytes === null ? null : megabytes * 1_000_000;
  await ctx.db.transact(async (tx) => {
    await tx.delete(storageQuotas).where(own);
    if (bytes !== null) await tx.insert(storageQuotas).values({ kind, ownerId, bytes, setAt: ctx.now });
    await appendAudit(tx, ctx, 'platform.quota-set', ownerId, { kind, bytes });
  });
}
