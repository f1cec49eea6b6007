import { readFile } from 'node:fs/promises';
import { and, asc, count, desc, eq, inArray, isNull, lte, min, ne, or } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { forwardings, forwards, statements } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import {
  isAdministrator,
  isOfficerOf,
  mustBeAllowed,
  mustBeFresh,
  mustBeOperator,
  mustBeSignedIn,
} from '../accounts/permissions.ts';
import { attachmentsIn } from './attachments.server.ts';
import { decrypt, encrypt, NotTaken, sendStatements } from './internal/external-store.server.ts';
import { forgetForwards } from './internal/forward.server.ts';
import { ForwardInput } from './schemas.ts';
import type { Members } from './statement/vocabulary.ts';

const mayManage = (ctx: Ctx, associationId: string): boolean =>
  isAdministrator(ctx.actor) || isOfficerOf(ctx.actor, associationId);

/**
 * Begins to forward what is recorded of an association's members from now on. Only an administrator: the server will speak
 * to whatever address is given here.
 */
export async function createForward(ctx: Ctx, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  const input = ForwardInput.parse(raw);
  if (!ctx.settings.demonstration && !input.endpoint.startsWith('https:'))
    throw new DomainError('invalid', {}, { endpoint: 'https_address' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx
      .select({ id: associations.id })
      .from(associations)
      .where(eq(associations.id, input.associationId));
    if (!association) throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    const { password, ...rest } = input;
    await tx.insert(forwards).values({
      id,
      ...rest,
      password: encrypt(ctx.keys.for('forwards'), password),
      state: 'on',
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'xapi.forward-created', id, rest);
  });
  forgetForwards(ctx.db);
  return id;
}

const MOVES = { pause: 'paused', resume: 'on', end: 'ended' } as const;
export type Move = keyof typeof MOVES;
export const isMove = (text: string): text is Move => Object.hasOwn(MOVES, text);

/** Pausing keeps what is recorded meanwhile for later; ending lets go of it. */
export async function moveForward(ctx: Ctx, forwardId: string, move: Move): Promise<void> {
  mustBeSignedIn(ctx);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(forwards).where(eq(forwards.id, forwardId));
    mustBeAllowed(ctx, row !== undefined && row.state !== 'ended' && mayManage(ctx, row.associationId));
    mustBeFresh(ctx);
    await tx
      .update(forwards)
      .set({ state: MOVES[move], leasedUntil: null, failures: 0, lastError: null })
      .where(eq(forwards.id, forwardId));
    if (move === 'end')
      await tx
        .delete(forwardings)
        .where(and(eq(forwardings.forwardId, forwardId), ne(forwardings.state, 'sent')));
    await appendAudit(tx, ctx, 'xapi.forward-moved', forwardId, { move });
  });
  forgetForwards(ctx.db);
}

/** What the other store refused is tried again. */
export async function retryRefused(ctx: Ctx, forwardId: string): Promise<void> {
  mustBeSignedIn(ctx);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(forwards).where(eq(forwards.id, forwardId));
    mustBeAllowed(ctx, row !== undefined && row.state !== 'ended' && mayManage(ctx, row.associationId));
    mustBeFresh(ctx);
    await tx
      .update(forwardings)
      .set({ state: 'waiting', error: null })
      .where(and(eq(forwardings.forwardId, forwardId), eq(forwardings.state, 'refused')));
    await appendAudit(tx, ctx, 'xapi.forward-retried', forwardId, {});
  });
}

export type ForwardState = Omit<typeof forwards.$inferSelect, 'password'> & {
  associationName: string;
  waiting: number;
  /** When the oldest that waits was recorded: how far behind the other store is. */
  oldest: Date | null;
  refused: { statementId: string; error: string | null }[];
};

/** Forwards of an association, or all for an administrator (`associationId` null), with what waits and what was refused. */
export async function listForwards(ctx: Ctx, associationId: string | null): Promise<ForwardState[]> {
  mustBeAllowed(ctx, associationId === null ? isAdministrator(ctx.actor) : mayManage(ctx, associationId));
  const rows = await ctx.db.read
    .select({ forward: forwards, associationName: associations.name })
    .from(forwards)
    .innerJoin(associations, eq(associations.id, forwards.associationId))
    .where(
      and(
        ne(forwards.state, 'ended'),
        associationId === null ? undefined : eq(forwards.associationId, associationId),
      ),
    )
    .orderBy(desc(forwards.createdAt));
  return Promise.all(
    rows.map(async ({ forward: { password: _, ...forward }, associationName }) => {
      const of = eq(forwardings.forwardId, forward.id);
      const [waits] = await ctx.db.read
        .select({ waiting: count(), oldest: min(forwardings.createdAt) })
        .from(forwardings)
        .where(and(of, eq(forwardings.state, 'waiting')));
      const refused = await ctx.db.read
        .select({ statementId: forwardings.statementId, error: forwardings.error })
        .from(forwardings)
        .where(and(of, eq(forwardings.state, 'refused')))
        .orderBy(desc(forwardings.id))
        .limit(20);
      return { ...forward, associationName, waiting: waits!.waiting, oldest: waits!.oldest, refused };
    }),
  );
}

/** One of the forwards that `listForwards` returns; throws `not_found` for any other, and for those who may not see the list. */
export async function requireForward(
  ctx: Ctx,
  associationId: string | null,
  id: string,
): Promise<{ id: string }> {
  mustBeAllowed(ctx, associationId === null ? isAdministrator(ctx.actor) : mayManage(ctx, associationId));
  const of = associationId === null ? undefined : eq(forwards.associationId, associationId);
  const [row] = await ctx.db.read
    .select({ id: forwards.id })
    .from(forwards)
    .where(and(eq(forwards.id, id), of));
  if (!row) throw new DomainError('not_found');
  return row;
}

/** A doctor lets an association have the learning record forwarded, or no longer: what waits is not sent then. */
export async function setRecordConsent(ctx: Ctx, membershipId: string, given: boolean): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(memberships)
      .set({ recordConsentAt: given ? ctx.now : null })
      .where(
        and(
          eq(memberships.id, membershipId),
          eq(memberships.personId, actor.id),
          eq(memberships.state, 'accepted'),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('not_found');
    if (!given) {
      const own = await tx
        .select({ id: forwards.id })
        .from(forwards)
        .where(eq(forwards.associationId, changed.associationId));
      await tx.delete(forwardings).where(
        and(
          inArray(
            forwardings.forwardId,
            own.map(({ id }) => id),
          ),
          eq(forwardings.learner, actor.opaqueId),
          ne(forwardings.state, 'sent'),
        ),
      );
    }
    await appendAudit(tx, ctx, 'xapi.record-consent', membershipId, { given });
  });
}

export type RecordReader = {
  membershipId: string;
  association: string;
  /** Host that the record would go to. */
  host: string;
  agreedAt: Date | null;
};

/** Associations of the acting person that forward records, and whether they may. */
export async function listRecordReaders(ctx: Ctx): Promise<RecordReader[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({
      membershipId: memberships.id,
      association: associations.name,
      endpoint: forwards.endpoint,
      agreedAt: memberships.recordConsentAt,
    })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .innerJoin(forwards, eq(forwards.associationId, associations.id))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.personId, ctx.actor.id),
        eq(memberships.state, 'accepted'),
        ne(forwards.state, 'ended'),
      ),
    );
  return rows.map(({ endpoint, ...row }) => ({ ...row, host: new URL(endpoint).host }));
}

const LEASE_MS = 3 * 60_000;
const AT_ONCE = 50;
const ROUNDS = 20;
const LONGEST_WAIT = 3_600_000;
const ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** No answer, or one that says that it may go better another time. */
const mayPass = (status: number | null): boolean =>
  status === null || status === 401 || status === 403 || status === 404 || status === 408 || status === 429 || status >= 500; // oxfmt-ignore

/**
 * Sends what waits, in the order of recording, and marks each row when the other store has taken it: at least once, with the
 * id of the statement to know it again by. One process at a time per forward. Answers how many were taken.
 */
export async function forwardWaiting(ctx: Ctx): Promise<number> {
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
    let failure: NotTaken | undefined;
    let sent = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const now = await sendSome(ctx, forward);
        sent += now;
        if (now === 0) break;
      }
    } catch (error) {
      failure = error instanceof NotTaken ? error : new NotTaken(null, (error as Error).message);
      ctx.log.warn({ forward: id, status: failure.status, error: failure.message }, 'forwarding failed');
    }
    taken += sent;
    const failures = failure ? forward.failures + 1 : 0;
    const wait = failure ? Math.min(LONGEST_WAIT, 2 ** failures * 5000) : 0;
    await ctx.db.transact(async (tx) => {
      await tx
        .update(forwards)
        .set({
          leasedUntil: failure ? new Date(Date.now() + wait) : null,
          failures,
          lastError: failure ? [failure.status, failure.message].filter(Boolean).join(' ') : null,
          ...(sent > 0 ? { lastSentAt: new Date() } : {}),
        })
        .where(eq(forwards.id, id));
    });
  }
  return taken;
}

/** One request's worth, or one by one where the store does not take them together. Answers how many are done with. */
async function sendSome(ctx: Ctx, forward: typeof forwards.$inferSelect): Promise<number> {
  const rows = await ctx.db.read
    .select({ id: forwardings.id, body: statements.body })
    .from(forwardings)
    .innerJoin(statements, eq(statements.id, forwardings.statementId))
    .where(and(eq(forwardings.forwardId, forward.id), eq(forwardings.state, 'waiting')))
    .orderBy(asc(forwardings.id))
    .limit(AT_ONCE);
  if (rows.length === 0) return 0;
  const store = { ...forward, password: decrypt(ctx.keys.for('forwards'), forward.password) };
  const all = rows.map(({ id, body }) => ({ id, statement: JSON.parse(body) as Members }));
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
      if (!(error instanceof NotTaken) || mayPass(error.status)) throw error;
    }
  }
  for (const each of all) {
    try {
      await sendStatements(store, [each.statement], alone(each) ? await dataOf(ctx, each.statement) : []);
      await mark([each.id], { state: 'sent' });
    } catch (error) {
      if (!(error instanceof NotTaken) || mayPass(error.status)) throw error;
      await mark([each.id], { state: 'refused', error: `${error.status} ${error.message}` });
    }
  }
  return all.length;
}

/** Data of a statement's attachments, in the order in which it names them. */
async function dataOf(ctx: Ctx, statement: Members): Promise<ArrayBuffer[]> {
  const files = await attachmentsIn(ctx, [statement]);
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > ATTACHMENT_BYTES)
    throw new NotTaken(
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
