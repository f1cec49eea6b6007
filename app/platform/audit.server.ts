import { asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { givenLinks } from '#db/given-links.ts';
import { audit, auditDetails } from '#db/schema/platform.ts';
import { newId, newToken, sha256 } from './ids.server.ts';

export type AuditBy = { now: Date; actor: { opaqueId: string } | null };

/** Appends an audit row within the unit of the action. `detail` may hold names: it is stored beside the chain. */
export async function appendAudit(
  tx: Tx,
  by: AuditBy,
  action: string,
  thing: string,
  detail: unknown,
): Promise<void> {
  const id = newId();
  const salt = newToken();
  const text = JSON.stringify(detail);
  const actor = by.actor?.opaqueId ?? 'system';
  await tx.insert(audit).values({ id, at: by.now, actor, action, thing, digest: sha256(salt + text) });
  await tx.insert(auditDetails).values({ auditId: id, salt, detail: text });
}

type Row = typeof audit.$inferSelect;
const START = sha256('majakka audit');
const link = (previous: string, row: Row): string =>
  sha256([previous, row.id, row.at.toISOString(), row.actor, row.action, row.thing, row.digest].join('\n'));

/**
 * Gives the unsealed rows a position and chains them, in batches until none is left; the only writer of both columns.
 * Returns how many. It writes nothing that a unit reads, under a lock of its own, so that it waits for no unit and none
 * for it. A row that is committed later than one with a higher id gets a later position: the chain is of positions.
 */
export async function sealAudit(db: Database, batch = 1000): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await db.alone('seal', (tx) => sealBatch(tx, batch));
    sealed += count ?? 0; // another process is at it, and does not stop before all is done
    if (count === undefined || count < batch) return sealed;
  }
}

async function sealBatch(tx: Tx, batch: number): Promise<number> {
  const [last] = await tx
    .select({ position: audit.position, chain: audit.chain })
    .from(audit)
    .where(isNotNull(audit.position))
    .orderBy(desc(audit.position))
    .limit(1);
  const rows = await tx
    .select()
    .from(audit)
    .where(isNull(audit.position))
    .orderBy(asc(audit.id))
    .limit(batch);
  if (rows.length === 0) return 0;
  let position = last?.position ?? 0;
  let chain = last?.chain ?? START;
  const links = rows.map((row) => ({ id: row.id, position: ++position, chain: (chain = link(chain, row)) }));
  await tx
    .update(audit)
    .set({ position: sql`given.position`, chain: sql`given.chain` })
    .from(givenLinks(links))
    .where(eq(audit.id, sql`given.id`));
  return rows.length;
}

export type AuditVerdict = {
  ok: boolean;
  sealed: number;
  unsealed: number;
  /** The link at position `sealed`. Keep it elsewhere to notice if the whole chain was ever rewritten. */
  head: string;
  broken: { id: string; position: number; why: string } | null;
};

/** Walks the chain and compares each detail that still exists with its digest; names the first broken link. */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  const unsealed = await db.read.$count(audit, isNull(audit.position));
  let chain = START;
  let position = 0;
  for (;;) {
    const rows = await db.read
      .select({ row: audit, detail: auditDetails })
      .from(audit)
      .leftJoin(auditDetails, eq(auditDetails.auditId, audit.id))
      .where(gt(audit.position, position))
      .orderBy(asc(audit.position))
      .limit(1000);
    if (rows.length === 0) return { ok: true, sealed: position, unsealed, head: chain, broken: null };
    for (const { row, detail } of rows) {
      const broken = (why: string) => ({
        ok: false,
        sealed: position,
        unsealed,
        head: chain,
        broken: { id: row.id, position: row.position!, why },
      });
      if (row.position !== position + 1) return broken('a row before it is missing');
      chain = link(chain, row);
      if (row.chain !== chain) return broken('the row or the chain was changed');
      if (detail && sha256(detail.salt + detail.detail) !== row.digest)
        return broken('its detail was changed');
      position++;
    }
  }
}
