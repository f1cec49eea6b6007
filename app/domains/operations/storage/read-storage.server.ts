import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { presetOf } from '#app/platform/quotas.server.ts';
import { storageState } from '#app/platform/storage.server.ts';
import { listSweeps } from '#app/platform/sweep-files.server.ts';
import { type OwnerKind, type OwnerUse, bytesOf, listUse } from '#db/file-references.ts';
import { associations, people, personRoles } from '#db/schema/accounts.ts';
import { storageQuotas } from '#db/schema/platform.ts';

const OWNERS_SHOWN = 50;

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
    people: await withNames(ctx, 'person', await listUse(db.read, 'person', OWNERS_SHOWN)),
    associations: await withNames(ctx, 'association', await listUse(db.read, 'association', OWNERS_SHOWN)),
    sweep,
  };
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
