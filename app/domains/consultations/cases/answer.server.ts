import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationAssignments, consultationCases, consultationEntries } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import { mustBeClean } from '../clean.ts';
import { nextReminder } from '../flow.ts';
import { turnOf } from '../internal/assign.server.ts';
import { endTurnIn, holdIn } from '../internal/hold.server.ts';
import { readPerson, tellIn } from '../letters.server.ts';
import { EntryInput, ReplyInput } from '../schemas.ts';
import { nameOfActivity } from '../titles.server.ts';
import { requireOwnSide } from './read-case.server.ts';

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
