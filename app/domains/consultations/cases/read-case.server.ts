import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { logCaseReadIn } from '#app/domains/consultations/internal/log-case-read.server.ts';
import { type Card, legalCard } from '#app/domains/consultations/legal/card.ts';
import { listUnconfirmedCards } from '#app/domains/consultations/legal/list-unconfirmed-cards.server.ts';
import { people } from '#db/schema/accounts.ts';
import {
  consultationAssignments,
  consultationCases,
  consultationEntries,
  consultationLessons,
  consultationPictures,
  consultationTexts,
} from '#db/schema/consultations.ts';
import { nextReminder } from './case-flow.ts';
import type { CaseEntry } from './case.ts';
import { type OwnCase, requireOwnCase } from './require-own-case.server.ts';

export type CaseDetails = OwnCase & {
  /** The card to be confirmed first; no text is returned before. */
  card: Card | null;
  texts: typeof consultationTexts.$inferSelect | null;
  entries: CaseEntry[];
  pictures: { id: string; position: number }[];
  names: { asker: string; specialist: string | null };
  lesson: { id: string; state: string } | null;
};

/** A case with what was written in it; that it was read is written down, and that the specialist has opened it. */
export async function readCase(ctx: Ctx, id: string, what: 'case' | 'export' = 'case'): Promise<CaseDetails> {
  const own = await requireOwnCase(ctx, id);
  const { found, side, country } = own;
  const [card] =
    side === 'specialist'
      ? await listUnconfirmedCards(ctx.db.read, own.ctx.actor.id, [legalCard(found.country, country)])
      : [];
  const names = {
    asker: await nameOf(ctx, found.askerId),
    specialist: found.specialistId && (await nameOf(ctx, found.specialistId)),
  }; // oxfmt-ignore
  if (card) return { ...own, card, texts: null, entries: [], pictures: [], names, lesson: null };
  await ctx.db.transact(async (tx) => {
    await logCaseReadIn(tx, own.ctx, id, what);
    if (side !== 'specialist' || found.state !== 'assigned' || found.openedAt !== null) return;
    const opened = { ...found, openedAt: ctx.now };
    await tx
      .update(consultationCases)
      .set({ openedAt: ctx.now, remindAt: nextReminder(opened, 0, ctx.now) })
      .where(and(eq(consultationCases.id, id), eq(consultationCases.specialistId, own.ctx.actor.id)));
    await tx
      .update(consultationAssignments)
      .set({ openedAt: ctx.now })
      .where(
        and(
          eq(consultationAssignments.caseId, id),
          eq(consultationAssignments.personId, own.ctx.actor.id),
          isNull(consultationAssignments.endedAt),
        ),
      );
  });
  const [texts] = await ctx.db.read.select().from(consultationTexts).where(eq(consultationTexts.caseId, id));
  const [lesson] = await ctx.db.read
    .select({ id: consultationLessons.id, state: consultationLessons.state })
    .from(consultationLessons)
    .where(eq(consultationLessons.caseId, id));
  return {
    ...own,
    card: null,
    texts: texts ?? null,
    entries: await ctx.db.read
      .select()
      .from(consultationEntries)
      .where(eq(consultationEntries.caseId, id))
      .orderBy(asc(consultationEntries.at), asc(consultationEntries.id)),
    pictures: await ctx.db.read
      .select({ id: consultationPictures.id, position: consultationPictures.position })
      .from(consultationPictures)
      .where(eq(consultationPictures.caseId, id))
      .orderBy(asc(consultationPictures.position)),
    names,
    lesson: lesson ?? null,
  };
}

const nameOf = async (ctx: Ctx, id: string): Promise<string> => {
  const [person] = await ctx.db.read.select({ name: people.name }).from(people).where(eq(people.id, id));
  return person!.name;
};
