import { setImmediate } from 'node:timers/promises';
import { and, asc, gt, lte, max, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { credentialAuthority, ownerOfCredential } from '#app/domains/xapi/credentials/client.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { isNightlyWorkDue } from '#app/platform/nightly.ts';
import { tightestOf } from '#app/platform/quotas.server.ts';
import type { Reader } from '#db/database.ts';
import { credentials, documents, recordUse, statements } from '#db/schema/xapi.ts';

const STATEMENTS = 2000;

const DOCUMENTS = 500;

/**
 * Counts what statements and documents take by association, once a night: what is added up as it is written does not see erasing,
 * nor survive a process that is killed. Lets others in after each page. What is written meanwhile stays counted, and what is not yet
 * written down when it begins counts twice until the next night. Returns false where it is not due, or another process has just done it.
 */
export async function recountRecordUse(ctx: Ctx): Promise<boolean> {
  mustBeOperator(ctx);
  const before = await readUse(ctx.db.read);
  const last = before.get('')?.countedAt ?? null;
  if (!isNightlyWorkDue(last, ctx.now)) return false;
  const counted = new Map<string, number>();
  const add = (associationId: string, bytes: number) =>
    counted.set(associationId, (counted.get(associationId) ?? 0) + bytes);
  await countStatements(ctx, add);
  await countDocuments(ctx.db.read, add);
  const written = await ctx.db.transact(async (tx) => {
    const now = await readUse(tx);
    if ((now.get('')?.countedAt ?? null)?.getTime() !== last?.getTime()) return false;
    for (const associationId of new Set(['', ...now.keys(), ...counted.keys()])) {
      const meanwhile = (now.get(associationId)?.bytes ?? 0) - (before.get(associationId)?.bytes ?? 0);
      const bytes = Math.max(0, (counted.get(associationId) ?? 0) + meanwhile);
      await tx
        .insert(recordUse)
        .values({ associationId, bytes, countedAt: ctx.now })
        .onConflictDoUpdate({ target: recordUse.associationId, set: { bytes, countedAt: ctx.now } });
    }
    return true;
  });
  if (written) await warnOfFullQuotas(ctx, [...counted.keys()]);
  return written;
}

/** Warns the operator of associations that are over their quota. */
async function warnOfFullQuotas({ db, settings, log }: Ctx, associationIds: string[]): Promise<void> {
  for (const id of associationIds.filter(Boolean)) {
    const bound = await tightestOf(db.read, settings, { kind: 'association', id });
    if (bound && bound.left <= 0)
      log.warn(
        { association: id, quota: bound.quota },
        'an association has used up its storage: its tools and uploads are refused',
      );
  }
}

type Add = (associationId: string, bytes: number) => void;

async function readUse(read: Reader): Promise<Map<string, { bytes: number; countedAt: Date | null }>> {
  const rows = await read.select().from(recordUse);
  return new Map(rows.map(({ associationId, ...use }) => [associationId, use]));
}

/** By the credential that stored them; our own, and those of launches and of the platform's clients, belong to no association. */
async function countStatements({ db: { read }, settings }: Ctx, add: Add): Promise<void> {
  const associationOf = new Map(
    (await read.select().from(credentials)).map((row) => [
      agentKey(credentialAuthority(settings.appOrigin, row)),
      row.associationId ?? '',
    ]),
  );
  const [row] = await read.select({ seq: max(statements.seq) }).from(statements);
  const last = row?.seq ?? 0;
  for (let after = 0; after < last; after += STATEMENTS) {
    const rows = await read
      .select({
        authority: statements.authority,
        bytes: sql<number>`sum(${statements.size})`.mapWith(Number),
      })
      .from(statements)
      .where(and(gt(statements.seq, after), lte(statements.seq, Math.min(after + STATEMENTS, last))))
      .groupBy(statements.authority);
    for (const { authority, bytes } of rows) add(associationOf.get(authority) ?? '', bytes);
    await setImmediate();
  }
}

const ASSOCIATION = ownerOfCredential({ associationId: '' });

async function countDocuments(read: Reader, add: Add): Promise<void> {
  for (let after = ''; ;) {
    const rows = await read
      .select({
        key: documents.key,
        owner: documents.owner,
        bytes: sql<number>`length(${documents.content})`.mapWith(Number),
      })
      .from(documents)
      .where(gt(documents.key, after))
      .orderBy(asc(documents.key))
      .limit(DOCUMENTS);
    for (const { owner, bytes } of rows)
      add(owner.startsWith(ASSOCIATION) ? owner.slice(ASSOCIATION.length) : '', bytes);
    if (rows.length < DOCUMENTS) return;
    after = rows.at(-1)!.key;
    await setImmediate();
  }
}
