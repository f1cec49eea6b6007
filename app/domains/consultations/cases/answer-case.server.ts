import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { caseTitles } from '#app/domains/consultations/internal/case-title.server.ts';
import { endAssignmentIn } from '#app/domains/consultations/internal/end-assignment.server.ts';
import { readPerson } from '#app/domains/consultations/internal/read-person.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { AnswerInput } from '#app/domains/consultations/schemas.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases, consultationEntries } from '#db/schema/consultations.ts';
import { nextReminder } from './case-flow.ts';
import { requireOwnCaseAs } from './require-own-case-as.server.ts';

/** The specialist answers, asks back, or advises to refer and what to do before. Throws `case_reassigned`, `case_closed`. */
export async function answerCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnCaseAs(ctx, id, 'specialist');
  const { kind, body, before, minutes, kept } = AnswerInput.parse(raw);
  assertDeidentified({ body, before }, kept);
  const entry = { id: newId(), caseId: id, personId: own.actor.id, kind, body, before, minutes, at: ctx.now };
  await ctx.db.transact(async (tx) => {
    // The specialist may add to an answer until the case is closed.
    const found = await requireCaseStateIn(tx, id, ['assigned', 'answered'], own.actor.id);
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
    await endAssignmentIn(tx, ctx.now, id, 'answered');
    if (kind !== 'ask_back') {
      const { opaqueId } = await readPerson(tx, own.actor.id);
      await recordStatementIn(tx, ctx, {
        actor: opaqueId,
        verb: 'answered',
        activity: `/activities/consultations/${id}`,
        name: caseTitles(found),
        type: 'event',
        registration: id,
        result: { duration: `PT${minutes}M` },
      });
    }
    await notifyOfCaseIn(tx, ctx, [found.askerId], kind === 'ask_back' ? 'askedBack' : 'answered', found);
    await appendAudit(tx, ctx, 'consultations.answered', id, { kind, minutes });
  });
}
