import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import {
  consultationAssignments,
  consultationCases,
  consultationEntries,
  consultationLessons,
  consultationPictures,
  consultationReads,
  consultationReleasers,
  consultationTexts,
} from '#db/schema/consultations.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { nextReminder } from '../flow.ts';
import { type Card, cardOf } from '../legal/card.ts';
import { unconfirmed } from '../legal/confirm.server.ts';
import type { Case } from '../letters.server.ts';
import { mustBeVerified } from '../verified.server.ts';

/** `witness`: somebody who answered once and whose turn it is no more. */
export type Side = 'asker' | 'specialist' | 'releaser' | 'witness';
export type Entry = typeof consultationEntries.$inferSelect;
export type OwnCase = { ctx: SignedInCtx; found: Case; side: Side; country: string };
type What = 'case' | 'picture' | 'export' | 'lesson' | 'refused';

/**
 * A case and what it is to the acting person. Whoever it is not for does not learn that it exists; its author does learn that
 * somebody tried. Throws `not_verified`, `not_found`.
 */
export async function requireOwnCase(ctx: Ctx, id: string): Promise<OwnCase> {
  const { ctx: own, country } = await mustBeVerified(ctx);
  const [found] = await ctx.db.read.select().from(consultationCases).where(eq(consultationCases.id, id));
  if (!found) throw new DomainError('not_found');
  const side = await sideOf(own, found);
  if (side) return { ctx: own, found, side, country };
  await ctx.db.transact((tx) => logReadIn(tx, own, id, 'refused'));
  throw new DomainError('not_found');
}

/**
 * Somebody's right to a deed on a case. A specialist who has lost it while writing is told so, and not that it never was:
 * they have read it. Throws `case_reassigned`, `not_found`.
 */
export async function requireOwnSide(ctx: Ctx, id: string, side: Side) {
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

async function sideOf({ actor, db }: SignedInCtx, found: Case): Promise<Side | null> {
  if (found.askerId === actor.id) return 'asker';
  if (found.state === 'sending' || found.state === 'withdrawn') return null;
  if (found.specialistId === actor.id) return 'specialist';
  if (found.state === 'held') {
    const own = and(
      eq(consultationReleasers.associationId, found.associationId),
      eq(consultationReleasers.personId, actor.id),
    );
    return (await db.read.$count(consultationReleasers, own)) > 0 ? 'releaser' : null;
  }
  const wrote = and(eq(consultationEntries.caseId, found.id), eq(consultationEntries.personId, actor.id));
  return (await db.read.$count(consultationEntries, wrote)) > 0 ? 'witness' : null;
}

export async function logReadIn(tx: Tx, ctx: SignedInCtx, caseId: string, what: What): Promise<void> {
  await tx
    .insert(consultationReads)
    .values({ id: newId(), caseId, personId: ctx.actor.id, what, at: ctx.now });
}

export type ReadCase = OwnCase & {
  /** To be confirmed first; nothing of what was written is given out before. */
  card: Card | null;
  texts: typeof consultationTexts.$inferSelect | null;
  entries: Entry[];
  pictures: { id: string; position: number }[];
  names: { asker: string; specialist: string | null };
  lesson: { id: string; state: string } | null;
};

/** A case with what was written in it; that it was read is written down, and that the specialist has opened it. */
export async function readCase(ctx: Ctx, id: string, what: 'case' | 'export' = 'case'): Promise<ReadCase> {
  const own = await requireOwnCase(ctx, id);
  const { found, side, country } = own;
  const [card] =
    side === 'specialist'
      ? await unconfirmed(ctx.db.read, own.ctx.actor.id, [cardOf(found.country, country)])
      : [];
  const names = {
    asker: await nameOf(ctx, found.askerId),
    specialist: found.specialistId && (await nameOf(ctx, found.specialistId)),
  }; // oxfmt-ignore
  if (card) return { ...own, card, texts: null, entries: [], pictures: [], names, lesson: null };
  await ctx.db.transact(async (tx) => {
    await logReadIn(tx, own.ctx, id, what);
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

/** Who else read a case, for its author: what each did, how often, and when last. */
export async function listReads(ctx: Ctx, id: string) {
  const { found, side } = await requireOwnCase(ctx, id);
  if (side !== 'asker') return [];
  const rows = await ctx.db.read
    .select({
      id: consultationReads.id,
      name: people.name,
      what: consultationReads.what,
      at: consultationReads.at,
    })
    .from(consultationReads)
    .innerJoin(people, eq(people.id, consultationReads.personId))
    .where(and(eq(consultationReads.caseId, id), ne(consultationReads.personId, found.askerId)))
    .orderBy(desc(consultationReads.at), desc(consultationReads.id))
    .limit(500);
  return rows
    .filter((row, i) => i === rows.findIndex((each) => isAlike(each, row)))
    .map((row) => ({ ...row, times: rows.filter((each) => isAlike(each, row)).length }));
}

type Read = { name: string; what: What };
const isAlike = (a: Read, b: Read): boolean => a.name === b.name && a.what === b.what;
