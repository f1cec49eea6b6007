import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { confirmCardsIn } from '#app/domains/consultations/internal/confirm-cards.server.ts';
import { deletePicturesIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { countriesWithinReach, legalCards } from '#app/domains/consultations/legal/card.ts';
import { AskQuestionInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { consultationCases, consultationSpecialists, consultationTexts } from '#db/schema/consultations.ts';
import { nextReminder } from './case-flow.ts';
import type { Case } from './case.ts';
import { sendCaseIn } from './send-case.server.ts';

/** Questions that one person may send in a day. */
const ASK_LIMIT: Limit = { name: 'consultation', tries: 30, minutes: 24 * 60 };

/** Without letters and digits that are mistaken for each other on the telephone. */
const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newCaseCode = (): string => {
  const signs = Array.from({ length: 8 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]!).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/**
 * Stores a question after checking it again. With pictures to come it waits for them; otherwise it goes to a releaser where the
 * association wants that, or to a specialist. The same draft twice is one case. Throws `not_verified`, `check_old`, `unclean`,
 * `card_changed`.
 */
export async function askQuestion(ctx: Ctx, raw: unknown): Promise<{ id: string; state: Case['state'] }> {
  const { ctx: own, association, country } = await requireVerifiedProfessional(ctx);
  const { draftId, question, background, findings, tried, kept, cards, card: _card, consent: _consent, ...input } =
    AskQuestionInput.parse(raw); // oxfmt-ignore
  assertDeidentified({ question, background, findings, tried }, kept);
  const needed = legalCards(country, input.reach);
  const shown = new Set(cards.split(','));
  if (needed.some(({ pair, version }) => !shown.has(`${pair}@${version}`)))
    throw new DomainError('card_changed');
  if (input.namedId)
    await requireAskablePerson(ctx, input.namedId, countriesWithinReach(country, input.reach));
  await spendTry(ctx.db, ctx.now, ASK_LIMIT, own.actor.id);
  const [id, assignmentId] = [newId(), newId()];
  const made: Case = {
    id,
    code: newCaseCode(),
    draftId,
    askerId: own.actor.id,
    associationId: association.id,
    country,
    specialty: input.specialty,
    namedId: input.namedId || null,
    reach: input.reach,
    language: input.language,
    urgency: input.urgency,
    state: 'sending',
    age: input.age,
    sex: input.sex || null,
    pictures: input.pictures,
    checkVersion: input.checkVersion,
    askedAt: ctx.now,
    releasedBy: null,
    specialistId: null,
    assignedAt: null,
    dueAt: null,
    openedAt: null,
    answeredAt: null,
    remindAt: null,
    reminders: 0,
    closedAt: null,
    outcome: null,
    usefulness: null,
    askerMinutes: null,
    specialistMinutes: 0,
    followUpOn: null,
    erasedAt: null,
  };
  made.remindAt = nextReminder(made, 0, ctx.now);
  return ctx.db.transact(async (tx) => {
    const [row] = await tx
      .insert(consultationCases)
      .values(made)
      .onConflictDoNothing({ target: consultationCases.draftId })
      .returning();
    if (!row) {
      const [earlier] = await tx
        .select()
        .from(consultationCases)
        .where(eq(consultationCases.draftId, draftId));
      if (earlier?.askerId !== own.actor.id) throw new DomainError('not_found');
      // Its pictures have not all come: what was changed meanwhile is what will go out.
      if (earlier.state === 'sending') {
        const { id: _id, code: _code, draftId: _draft, askedAt: _at, ...changed } = made;
        await tx.update(consultationCases).set(changed).where(eq(consultationCases.id, earlier.id));
        await tx
          .update(consultationTexts)
          .set({ question, background, findings, tried, keeps: kept })
          .where(eq(consultationTexts.caseId, earlier.id));
        // A picture that was removed or covered again must not go out in its first form.
        await deletePicturesIn(tx, ctx, earlier.id);
        await confirmCardsIn(tx, own, needed);
        await appendAudit(tx, ctx, 'consultations.asked-anew', earlier.id, { pictures: made.pictures });
      }
      return { id: earlier.id, state: earlier.state };
    }
    await tx
      .insert(consultationTexts)
      .values({ caseId: id, question, background, findings, tried, keeps: kept });
    await confirmCardsIn(tx, own, needed);
    await appendAudit(tx, ctx, 'consultations.asked', id, {
      code: made.code,
      specialty: made.specialty,
      urgency: made.urgency,
      reach: made.reach,
      pictures: made.pictures,
      kept: kept.map(({ kind, reason }) => ({ kind, reason })),
    });
    return { id, state: made.pictures > 0 ? made.state : await sendCaseIn(tx, own, made, assignmentId) };
  });
}

/** The named colleague must be an active specialist within reach. */
async function requireAskablePerson(ctx: Ctx, personId: string, countries: string[]): Promise<void> {
  const [named] = await ctx.db.read
    .select()
    .from(consultationSpecialists)
    .where(eq(consultationSpecialists.personId, personId));
  if (!named || named.state === 'paused' || !countries.includes(named.country) || personId === ctx.actor!.id)
    throw new DomainError('invalid', {}, { namedId: 'named_away' });
}
