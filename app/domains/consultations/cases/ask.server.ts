import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import type { Tx } from '#db/database.ts';
import {
  consultationCases,
  consultationPictures,
  consultationReleasers,
  consultationSpecialists,
  consultationTexts,
} from '#db/schema/consultations.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { mustBeClean } from '../clean.ts';
import { nextReminder } from '../flow.ts';
import { assignIn } from '../internal/assign.server.ts';
import { dropPicturesIn } from '../internal/erase.server.ts';
import { cardsFor, countriesIn } from '../legal/card.ts';
import { confirmCardsIn } from '../legal/confirm.server.ts';
import { type Case, readPerson, tellIn } from '../letters.server.ts';
import { readRules } from '../rules.server.ts';
import { AskInput } from '../schemas.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import { nameOfActivity } from '../titles.server.ts';
import { mustBeVerified } from '../verified.server.ts';

/** Questions that one person may send in a day. */
const ASKING: Limit = { name: 'consultation', tries: 30, minutes: 24 * 60 };

/** Without letters and digits that are taken for each other on the telephone. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const newCode = (): string => {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]!).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/**
 * Takes a question that its device has checked, and checks it again. With pictures to come it waits for them; else it goes to a
 * second person where the association wants that, or to a specialist. The same draft twice is one case.
 * Throws `not_verified`, `check_old`, `unclean`, `card_changed`.
 */
export async function ask(ctx: Ctx, raw: unknown): Promise<{ id: string; state: Case['state'] }> {
  const { ctx: own, association, country } = await mustBeVerified(ctx);
  const { draftId, question, background, findings, tried, kept, cards, card: _card, consent: _consent, ...input } =
    AskInput.parse(raw); // oxfmt-ignore
  mustBeClean({ question, background, findings, tried }, kept);
  const needed = cardsFor(country, input.reach);
  const shown = new Set(cards.split(','));
  if (needed.some(({ pair, version }) => !shown.has(`${pair}@${version}`)))
    throw new DomainError('card_changed');
  if (input.namedId) await mustBeAskable(ctx, input.namedId, countriesIn(country, input.reach));
  await spendTry(ctx.db, ctx.now, ASKING, own.actor.id);
  const [id, assignmentId] = [newId(), newId()];
  const made: Case = {
    id,
    code: newCode(),
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
        const { id: _id, code: _code, draftId: _draft, askedAt: _at, ...anew } = made;
        await tx.update(consultationCases).set(anew).where(eq(consultationCases.id, earlier.id));
        await tx
          .update(consultationTexts)
          .set({ question, background, findings, tried, keeps: kept })
          .where(eq(consultationTexts.caseId, earlier.id));
        // A picture that was taken out or covered anew must not go out as it came first.
        await dropPicturesIn(tx, ctx, earlier.id);
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
    return { id, state: made.pictures > 0 ? made.state : await sendIn(tx, own, made, assignmentId) };
  });
}

/** All pictures have come: the case goes out. A second time it is what it was. Throws `pictures_missing`. */
export async function sendCase(ctx: Ctx, id: string): Promise<{ id: string; state: Case['state'] }> {
  const { ctx: own } = await mustBeVerified(ctx);
  const assignmentId = newId();
  return ctx.db.transact(async (tx) => {
    const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
    if (found?.askerId !== own.actor.id) throw new DomainError('not_found');
    if (found.state !== 'sending') return { id, state: found.state };
    const have = await tx.$count(consultationPictures, eq(consultationPictures.caseId, id));
    if (have < found.pictures) throw new DomainError('pictures_missing');
    const state = await sendIn(tx, own, found, assignmentId);
    await appendAudit(tx, ctx, 'consultations.sent', id, {});
    return { id, state };
  });
}

/** To a second person where there must be one, else to a specialist. */
async function sendIn(tx: Tx, ctx: SignedInCtx, found: Case, assignmentId: string): Promise<Case['state']> {
  const { opaqueId } = await readPerson(tx, found.askerId);
  await recordStatementIn(tx, ctx, {
    actor: opaqueId,
    verb: 'asked',
    activity: `/activities/consultations/${found.id}`,
    name: nameOfActivity(found),
    type: 'event',
    registration: found.id,
  });
  const { secondPerson } = await readRules(tx, found.associationId);
  if (!secondPerson) return (await assignIn(tx, ctx, found, assignmentId)) ? 'assigned' : 'waiting';
  const held = { ...found, state: 'held' as const };
  await tx
    .update(consultationCases)
    .set({ state: 'held', remindAt: nextReminder(held, 0, ctx.now), reminders: 0 })
    .where(eq(consultationCases.id, found.id));
  const releasers = await releasersOf(tx, found);
  if (releasers.length === 0) throw new DomainError('releaser_needed');
  await tellIn(tx, ctx, releasers, 'held', found);
  return 'held';
}

/** Whoever is asked by name answers questions, in a country that this one may go to. */
async function mustBeAskable(ctx: Ctx, personId: string, countries: string[]): Promise<void> {
  const [named] = await ctx.db.read
    .select()
    .from(consultationSpecialists)
    .where(eq(consultationSpecialists.personId, personId));
  if (!named || named.state === 'paused' || !countries.includes(named.country) || personId === ctx.actor!.id)
    throw new DomainError('invalid', {}, { namedId: 'named_away' });
}

export async function releasersOf(
  tx: Tx,
  { associationId, askerId }: Pick<Case, 'associationId' | 'askerId'>,
): Promise<string[]> {
  const rows = await tx
    .select()
    .from(consultationReleasers)
    .where(eq(consultationReleasers.associationId, associationId));
  return rows.map(({ personId }) => personId).filter((personId) => personId !== askerId);
}
