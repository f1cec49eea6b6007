import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { appendAudit } from '#app/platform/audit.server.ts';
import { presetOf, quotaOf } from '#app/platform/quotas.server.ts';
import { storageState } from '#app/platform/storage.server.ts';
import { listSweeps } from '#app/platform/sweep-files.server.ts';
import { bytesOf, listUse, type OwnerKind, type OwnerUse } from '#db/file-references.ts';
import { associations, people, personRoles } from '#db/schema/accounts.ts';
import { storageQuotas } from '#db/schema/platform.ts';
import type { Ctx } from './ctx.ts';
import { isAdministrator, mustBeAllowed, mustBeSignedIn } from './permissions.ts';
import { ownFiles } from './whose-files.ts';

const SHOWN = 50;

export type QuotaRow = OwnerUse & { name: string; quota: number; exception: boolean };

/** How full the disk is, who has how much in files (the largest first, fifty a kind), and what the last sweep did. */
export async function readStorage(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const { db } = ctx;
  const [sweep = null] = await listSweeps(ctx, 1);
  return {
    disk: await storageState(ctx),
    used: await bytesOf(db.read, null),
    installation: ctx.settings.quotas.installation,
    people: await withNames(ctx, 'person', await listUse(db.read, 'person', SHOWN)),
    associations: await withNames(ctx, 'association', await listUse(db.read, 'association', SHOWN)),
    sweep,
  };
}

/** How full the disk is, for the pages that administrators see daily. */
export async function readDisk(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return storageState(ctx);
}

async function withNames(ctx: Ctx, kind: OwnerKind, rows: OwnerUse[]): Promise<QuotaRow[]> {
  const ids = rows.map(({ ownerId }) => ownerId);
  if (ids.length === 0) return [];
  const table = kind === 'person' ? people : associations;
  const names = await ctx.db.read
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, ids));
  const teaching = await ctx.db.read
    .select({ id: personRoles.personId })
    .from(personRoles)
    .where(and(inArray(personRoles.personId, ids), inArray(personRoles.role, ['author', 'mentor'])));
  const exceptions = await ctx.db.read
    .select()
    .from(storageQuotas)
    .where(and(eq(storageQuotas.kind, kind), inArray(storageQuotas.ownerId, ids)));
  return rows.map((row) => {
    const exception = exceptions.find(({ ownerId }) => ownerId === row.ownerId);
    const teaches = teaching.some(({ id }) => id === row.ownerId);
    const owner = kind === 'person' ? { kind, id: row.ownerId, teaches } : { kind, id: row.ownerId };
    return {
      ...row,
      name: names.find(({ id }) => id === row.ownerId)?.name ?? row.ownerId,
      quota: exception?.bytes ?? presetOf(ctx.settings, owner),
      exception: exception !== undefined,
    };
  });
}

const QuotaInput = z.object({
  kind: z.enum(['person', 'association']),
  ownerId: z.string().min(1),
  /** Megabytes; empty: the preset again. */
  megabytes: z
    .string()
    .trim()
    .regex(/^\d{0,7}$/, 'whole_number'),
});

/** Allows one person or association more or less than the preset. Throws `not_found`. */
export async function setQuota(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const { kind, ownerId, megabytes } = QuotaInput.parse(raw);
  const table = kind === 'person' ? people : associations;
  mustBeAllowed(ctx, (await ctx.db.read.$count(table, eq(table.id, ownerId))) === 1);
  const own = and(eq(storageQuotas.kind, kind), eq(storageQuotas.ownerId, ownerId));
  const bytes = megabytes === '' ? null : Number(megabytes) * 1_000_000;
  await ctx.db.transact(async (tx) => {
    await tx.delete(storageQuotas).where(own);
    if (bytes !== null) await tx.insert(storageQuotas).values({ kind, ownerId, bytes, setAt: ctx.now });
    await appendAudit(tx, ctx, 'platform.quota-set', ownerId, { kind, bytes });
  });
}

/** What the acting person has in files and may have, in bytes. */
export async function readOwnStorage(ctx: Ctx): Promise<{ used: number; quota: number }> {
  mustBeSignedIn(ctx);
  const own = ownFiles(ctx.actor);
  return { used: await bytesOf(ctx.db.read, own), quota: await quotaOf(ctx.db.read, ctx.settings, own) };
}
