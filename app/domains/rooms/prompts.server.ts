import { and, eq, sql } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { roomAnswers, roomPrompts } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { appendEventsIn, changeRoom, restrictionIn } from './events.server.ts';
import type { Prompt } from './room-state.ts';
import { AnswerInput, PromptInput } from './schemas.ts';
import type { Seat } from './seat.ts';

type Row = typeof roomPrompts.$inferSelect;

/** Viewers see the stream up to half a minute apart; three minutes are left to each of them. */
const OPEN_MS = { poll: 210_000, check: 210_000 };

const shown = (row: Row): Omit<Prompt, 'chosen'> => ({
  id: row.id,
  kind: row.kind,
  question: row.question,
  options: row.options,
  state: row.state,
  closesAt: row.closesAt?.toISOString() ?? null,
  tally: null,
});

/** Writes a poll or a check down; it is opened later, or at once with `openPrompt`. */
export async function draftPrompt(ctx: Ctx, seat: Seat, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, seat.staff);
  const input = PromptInput.parse(raw);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [row] = await tx
      .insert(roomPrompts)
      .values({
        id,
        roomId: seat.roomId,
        ...input,
        options: input.kind === 'check' ? [] : input.options,
        state: 'draft',
        createdAt: ctx.now,
      })
      .returning();
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt', body: shown(row!), audience: 'staff' }]);
    await appendAudit(tx, ctx, 'rooms.prompt-drafted', id, input);
  });
  return id;
}

export async function dropPrompt(ctx: Ctx, seat: Seat, id: string): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [gone] = await tx
      .delete(roomPrompts)
      .where(and(at(seat, id), eq(roomPrompts.state, 'draft')))
      .returning();
    if (!gone) throw new DomainError('not_found');
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt-gone', body: { id }, audience: 'staff' }]);
    await appendAudit(tx, ctx, 'rooms.prompt-dropped', id, {});
  });
}

const at = (seat: Seat, id: string) => and(eq(roomPrompts.id, id), eq(roomPrompts.roomId, seat.roomId));

/** Opens it at this moment of the stream: each viewer sees it when the stream gets there. */
export async function openPrompt(ctx: Ctx, seat: Seat, id: string): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [before] = await tx.select().from(roomPrompts).where(at(seat, id));
    if (before?.state !== 'draft') throw new DomainError('not_found');
    const closesAt = new Date(ctx.now.getTime() + OPEN_MS[before.kind]);
    const [row] = await tx
      .update(roomPrompts)
      .set({ state: 'open', openedAt: ctx.now, closesAt })
      .where(at(seat, id))
      .returning();
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt', body: shown(row!), mediaAt: ctx.now }]);
    await appendAudit(tx, ctx, 'rooms.prompt-opened', id, {});
  });
}

const tallyOf = async (tx: Tx, row: Row): Promise<number[]> => {
  const counted = await tx
    .select({ choice: roomAnswers.choice, n: sql<number>`count(*)`.mapWith(Number) })
    .from(roomAnswers)
    .where(eq(roomAnswers.promptId, row.id))
    .groupBy(roomAnswers.choice);
  const options = row.kind === 'check' ? ['here'] : row.options;
  return options.map((_, i) => counted.find((each) => each.choice === i)?.n ?? 0);
};

/** Closes a poll; the result is shown to all. */
export async function closePrompt(ctx: Ctx, seat: Seat, id: string): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [row] = await tx
      .update(roomPrompts)
      .set({ state: 'closed', closesAt: ctx.now })
      .where(and(at(seat, id), eq(roomPrompts.state, 'open')))
      .returning();
    if (!row) throw new DomainError('not_found');
    const tally = await tallyOf(tx, row);
    const set = { state: 'closed', ...(row.kind === 'poll' ? { tally } : {}) };
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'prompt-changed', body: { id, set } }]);
    await appendAudit(tx, ctx, 'rooms.prompt-closed', id, { tally });
  });
}

/**
 * Answers once. After it has closed, only where `stillOpen` says that this person's stream is at it just now: whoever
 * catches up sees it later than the others.
 */
export async function answerPrompt(
  ctx: Ctx,
  seat: Seat,
  raw: unknown,
  stillOpen: (openedAt: Date) => Promise<boolean>,
): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { id, choice } = AnswerInput.parse(raw);
  const [prompt] = await ctx.db.read.select().from(roomPrompts).where(at(seat, id));
  if (!prompt?.openedAt || choice >= Math.max(1, prompt.options.length)) throw new DomainError('not_found');
  const open = prompt.state === 'open' && prompt.closesAt! >= ctx.now;
  if (!open && !(await stillOpen(prompt.openedAt))) throw new DomainError('prompt_closed');
  await changeRoom(ctx, seat.roomId, async (tx) => {
    await restrictionIn(tx, ctx, seat);
    const [made] = await tx
      .insert(roomAnswers)
      .values({ promptId: id, personId: actor.id, choice, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!made) return;
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'prompt-changed', body: { id, set: { chosen: choice } }, audience: actor.id },
      { kind: 'prompt-changed', body: { id, set: { tally: await tallyOf(tx, prompt) } }, audience: 'staff' },
    ]);
  });
}

export type Asked = { id: string; openedAt: Date; answeredBy: Set<string> };

/** Every poll and check that was opened, with who answered: evidence of attention. */
export async function listAsked(read: Reader, roomId: string): Promise<Asked[]> {
  const prompts = await read.select().from(roomPrompts).where(eq(roomPrompts.roomId, roomId));
  const answers = await read
    .select({ promptId: roomAnswers.promptId, personId: roomAnswers.personId })
    .from(roomAnswers)
    .innerJoin(roomPrompts, eq(roomPrompts.id, roomAnswers.promptId))
    .where(eq(roomPrompts.roomId, roomId));
  return prompts.flatMap(({ id, openedAt }) =>
    openedAt
      ? [
          {
            id,
            openedAt,
            answeredBy: new Set(answers.filter((each) => each.promptId === id).map((each) => each.personId)),
          },
        ]
      : [],
  );
}
