import { readFile } from 'node:fs/promises';
import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { DeliveryError, sendStatements } from '#app/domains/xapi/internal/external-store.server.ts';
import { openText } from '#app/platform/sealed-text.server.ts';
import { listAttachments } from '#app/domains/xapi/statements/list-attachments.server.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import { forwardings, forwards, statements } from '#db/schema/xapi.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';

const LEASE_MS = 3 * MINUTE_MS;

const BATCH = 50;

const MAX_BATCHES = 20;

const MAX_WAIT_MS = HOUR_MS;

const ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** No answer, or one that says that it may go better another time. */
const isTemporary = (status: number | null): boolean =>
  status === null || status === 401 || status === 403 || status === 404 || status === 408 || status === 429 || status >= 500; // oxfmt-ignore

/**
 * Sends what waits, in the order of recording, and marks each row when the other store has taken it: at least once, with the
 * id of the statement to know it again by. One process at a time per forward. Returns how many were taken.
 */
export async function forwardWaitingStatements(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  const free = or(isNull(forwards.leasedUntil), lte(forwards.leasedUntil, ctx.now));
  const due = await ctx.db.read
    .select({ id: forwards.id })
    .from(forwards)
    .where(and(eq(forwards.state, 'on'), free));
  let taken = 0;
  for (const { id } of due) {
    const [forward] = await ctx.db.transact((tx) =>
      tx
        .update(forwards)
        .set({ leasedUntil: new Date(ctx.now.getTime() + LEASE_MS) })
        .where(and(eq(forwards.id, id), eq(forwards.state, 'on'), free))
        .returning(),
    );
    if (!forward) continue;
    let failure: DeliveryError | undefined;
    let sent = 0;
    try {
      for (let round = 0; round < MAX_BATCHES; round++) {
        const now = await sendBatch(ctx, forward);
        sent += now;
        if (now === 0) break;
      }
    } catch (error) {
      failure = error instanceof DeliveryError ? error : new DeliveryError(null, (error as Error).message);
      ctx.log.warn({ forward: id, status: failure.status, error: failure.message }, 'forwarding failed');
    }
    taken += sent;
    const failures = failure ? forward.failures + 1 : 0;
    const wait = failure ? Math.min(MAX_WAIT_MS, 2 ** failures * 5000) : 0;
    const ended = ctx.clock();
    await ctx.db.transact(async (tx) => {
      await tx
        .update(forwards)
        .set({
          leasedUntil: failure ? new Date(ended.getTime() + wait) : null,
          failures,
          lastError: failure ? [failure.status, failure.message].filter(Boolean).join(' ') : null,
          ...(sent > 0 ? { lastSentAt: ended } : {}),
        })
        .where(eq(forwards.id, id));
    });
  }
  return taken;
}

/** One batch, or one by one where the store does not take them together. Returns how many are finished. */
async function sendBatch(ctx: Ctx, forward: typeof forwards.$inferSelect): Promise<number> {
  const rows = await ctx.db.read
    .select({ id: forwardings.id, body: statements.body })
    .from(forwardings)
    .innerJoin(statements, eq(statements.id, forwardings.statementId))
    .where(and(eq(forwardings.forwardId, forward.id), eq(forwardings.state, 'waiting')))
    .orderBy(asc(forwardings.id))
    .limit(BATCH);
  if (rows.length === 0) return 0;
  const store = { ...forward, password: openText(ctx.keys.for('forwards'), forward.password) };
  const all = rows.map(({ id, body }) => ({ id, statement: JSON.parse(body) as JsonObject }));
  const mark = (ids: number[], set: { state: 'sent' | 'refused'; error?: string }) =>
    ctx.db.transact(async (tx) => {
      await tx.update(forwardings).set(set).where(inArray(forwardings.id, ids));
    });
  const alone = (each: (typeof all)[number]) => each.statement['attachments'] !== undefined;
  if (!all.some(alone)) {
    try {
      await sendStatements(
        store,
        all.map(({ statement }) => statement),
      );
      await mark(
        all.map(({ id }) => id),
        { state: 'sent' },
      );
      return all.length;
    } catch (error) {
      if (!(error instanceof DeliveryError) || isTemporary(error.status)) throw error;
    }
  }
  for (const each of all) {
    try {
      await sendStatements(
        store,
        [each.statement],
        alone(each) ? await readAttachmentData(ctx, each.statement) : [],
      );
      await mark([each.id], { state: 'sent' });
    } catch (error) {
      if (!(error instanceof DeliveryError) || isTemporary(error.status)) throw error;
      await mark([each.id], { state: 'refused', error: `${error.status} ${error.message}` });
    }
  }
  return all.length;
}

/** Data of a statement's attachments, in the order in which it names them. */
async function readAttachmentData(ctx: Ctx, statement: JsonObject): Promise<ArrayBuffer[]> {
  const files = await listAttachments(ctx, [statement]);
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > ATTACHMENT_BYTES)
    throw new DeliveryError(
      413,
      `Its attachments are larger than ${ATTACHMENT_BYTES} bytes, which are not forwarded.`,
    );
  const data: ArrayBuffer[] = [];
  for (const { sha2 } of (statement['attachments'] as { sha2: string }[]) ?? []) {
    const file = files.find((each) => each.sha2.toLowerCase() === sha2.toLowerCase());
    if (!file) continue;
    const bytes = await readFile(file.path);
    data.push(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  return data;
}
