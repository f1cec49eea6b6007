import { and, eq, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationAssignments, consultationCases, consultationEntries } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import { nameOfActivity } from '../activity.server.ts';
import { mustBeClean } from '../clean.ts';
import { nextReminder } from '../flow.ts';
import { eraseIn } from '../internal/erase.server.ts';
import { assignIn, turnOf } from '../internal/assign.server.ts';
import { type Case, readPerson, tellIn } from '../letters.server.ts';
import { DeclineInput, EntryInput, ReplyInput, SendBackInput, WidenInput } from '../schemas.ts';
import { requireOwnCase, type Side } from './read-case.server.ts';

/** The case as it is in the unit; says in a sentence what has become of it where it is not what the page showed. */
async function holdIn(tx: Tx, id: string, states: Case['state'][], specialistId?: string): Promise<Case> {
  const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
  if (found!.state === 'closed') throw new DomainError('case_closed');
  if (found!.state === 'withdrawn') throw new DomainError('case_withdrawn');
  if (specialistId !== undefined && found!.specialistId !== specialistId)
    throw new DomainError('case_reassigned');
  if (!states.includes(found!.state)) throw new DomainError('changed_meanwhile');
  return found!;
}

/**
 * Somebody's right to a deed on a case. A specialist who has lost it while writing is told so, and not that it never was:
 * they have read it. Throws `case_reassigned`, `not_found`.
 */
async function requireOwnSide(ctx: Ctx, id: string, side: Side) {
  const own = await requireOwnCase(ctx, id).catch(async (error: unknown) => {
    if (side === 'specialist' && (await hasHad(ctx, id))) throw new DomainError('case_reassigned');
    throw error;
  });
  if (own.side === side) return own;
  throw new DomainError(side === 'specialist' && own.side === 'witness' ? 'case_reassigned' : 'not_found');
}

const hasHad = async ({ db, actor }: Ctx, caseId: string): Promise<boolean> =>
  actor !== null &&
  (await db.read.$count(
    consultationAssignments,
    and(eq(consultationAssignments.caseId, caseId), eq(consultationAssignments.personId, actor.id)),
  )) > 0;

export async function endTurnIn(
  tx: Tx,
  now: Date,
  caseId: string,
  ending: 'answered' | 'unopened' | 'declined' | 'barred' | 'withdrawn',
): Promise<void> {
  await tx
    .update(consultationAssignments)
    .set({ endedAt: now, ending })
    .where(and(eq(consultationAssignments.caseId, caseId), isNull(consultationAssignments.endedAt)));
}

/** The specialist answers, asks back, or advises to refer and what to do before. Throws `case_reassigned`, `case_closed`. */
export async function answerCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'specialist');
  const { kind, body, before, minutes, kept } = EntryInput.parse(raw);
  mustBeClean({ body, before }, kept);
  const entry = { id: newId(), caseId: id, personId: own.actor.id, kind, body, before, minutes, at: ctx.now };
  await ctx.db.transact(async (tx) => {
    // What comes to mind after an answer may be added until the case is closed.
    const found = await holdIn(tx, id, ['assigned', 'answered'], own.actor.id);
    await tx.insert(consultationEntries).values(entry);
    const state = kind === 'ask_back' ? ('asked_back' as const) : ('answered' as const);
    await tx
      .update(consultationCases)
      .set({
        state,
        answeredAt: kind === 'ask_back' ? found.answeredAt : (found.answeredAt ?? ctx.now),
        specialistMinutes: found.specialistMinutes + minutes,
        reminders: 0,
        remindAt: nextReminder({ ...found, state }, 0, ctx.now),
      })
      .where(eq(consultationCases.id, id));
    await endTurnIn(tx, ctx.now, id, 'answered');
    if (kind !== 'ask_back') {
      const { opaqueId } = await readPerson(tx, own.actor.id);
      await recordStatementIn(tx, ctx, {
        actor: opaqueId,
        verb: 'answered',
        activity: `/activities/consultations/${id}`,
        name: nameOfActivity(found),
        type: 'event',
        registration: id,
        result: { duration: `PT${minutes}M` },
      });
    }
    await tellIn(tx, ctx, [found.askerId], kind === 'ask_back' ? 'askedBack' : 'answered', found);
    await appendAudit(tx, ctx, 'consultations.answered', id, { kind, minutes });
  });
}

/** The asker answers what was asked back, or asks further; it is the same specialist's turn again. */
export async function replyToCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'asker');
  const { body, kept } = ReplyInput.parse(raw);
  mustBeClean({ body }, kept);
  const [entryId, assignmentId] = [newId(), newId()];
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['asked_back', 'answered']);
    const kind = found.state === 'asked_back' ? ('reply' as const) : ('follow_up' as const);
    await tx.insert(consultationEntries).values({
      id: entryId,
      caseId: id,
      personId: own.actor.id,
      kind,
      body,
      before: '',
      minutes: 0,
      at: ctx.now,
    });
    const personId = found.specialistId!;
    const turn = turnOf(found, personId, ctx.now);
    await tx.update(consultationCases).set(turn).where(eq(consultationCases.id, id));
    await tx.insert(consultationAssignments).values({ id: assignmentId, caseId: id, personId, at: ctx.now });
    await tellIn(tx, ctx, [personId], 'replied', { ...found, ...turn });
    await appendAudit(tx, ctx, 'consultations.replied', id, { kind });
  });
}

/** The specialist hands the question on: it goes to another, and the asker is told only if there is none. */
export async function declineCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'specialist');
  const { reason } = DeclineInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['assigned'], own.actor.id);
    await endTurnIn(tx, ctx.now, id, 'declined');
    await appendAudit(tx, ctx, 'consultations.declined', id, { reason });
    await assignIn(tx, ctx, found, assignmentId);
  });
}

/** The asker lets the case go further, or takes it from whoever has let the time pass. */
export async function passOnCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnSide(ctx, id, 'asker');
  const { reach } = WidenInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['waiting', 'assigned']);
    const isLate = found.dueAt !== null && found.dueAt < ctx.now;
    if (found.state === 'assigned' && !isLate) throw new DomainError('too_early');
    await tx.update(consultationCases).set({ reach }).where(eq(consultationCases.id, id));
    await endTurnIn(tx, ctx.now, id, 'unopened');
    await appendAudit(tx, ctx, 'consultations.passed-on', id, { reach });
    await assignIn(tx, ctx, { ...found, reach }, assignmentId);
  });
}

/** The asker takes the question back; what was written is erased at once. */
export async function withdrawCase(ctx: Ctx, id: string): Promise<void> {
  await requireOwnSide(ctx, id, 'asker');
  await ctx.db.transact(async (tx) => {
    await holdIn(tx, id, ['sending', 'held', 'waiting', 'assigned', 'asked_back']);
    await endTurnIn(tx, ctx.now, id, 'withdrawn');
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now, specialistId: null })
      .where(eq(consultationCases.id, id));
    await eraseIn(tx, ctx, id);
    await appendAudit(tx, ctx, 'consultations.withdrawn', id, {});
  });
}

/** The second person lets a question go out. */
export async function releaseCase(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'releaser');
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['held']);
    await tx.update(consultationCases).set({ releasedBy: own.actor.id }).where(eq(consultationCases.id, id));
    await appendAudit(tx, ctx, 'consultations.released', id, {});
    await assignIn(tx, ctx, found, assignmentId);
  });
}

/** The second person sends a question back: the asker reads why, and asks anew. What was written is erased, the reason stays. */
export async function sendBackCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnSide(ctx, id, 'releaser');
  const { body, kept } = SendBackInput.parse(raw);
  mustBeClean({ body }, kept);
  const entryId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await holdIn(tx, id, ['held']);
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now })
      .where(eq(consultationCases.id, id));
    await eraseIn(tx, ctx, id);
    await tx.insert(consultationEntries).values({
      id: entryId, caseId: id, personId: own.actor.id, kind: 'sent_back', body, before: '', minutes: 0, at: ctx.now,
    }); // prettier-ignore
    await tellIn(tx, ctx, [found.askerId], 'sentBack', found);
    await appendAudit(tx, ctx, 'consultations.sent-back', id, {});
  });
}
