import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, memberships } from '#db/schema/accounts.ts';
import { mentoringProfiles, mentoringProgrammes, type MentoringSettings } from '#db/schema/mentoring.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { requireOwnAssociation } from '../accounts/memberships.server.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { QuestionInput, SettingsInput, WordsInput } from './schemas.ts';
import { FIRST_SETTINGS } from './settings.ts';

export type Programme = typeof mentoringProgrammes.$inferSelect;
export type Association = typeof associations.$inferSelect;
export type Held = { programme: Programme; association: Association };

/** A draft that nobody sees yet. Answers its id. */
export async function openProgramme(ctx: Ctx, slug: string, raw: unknown): Promise<string> {
  const association = await requireOwnAssociation(ctx, slug);
  const { language, ...words } = WordsInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(mentoringProgrammes).values({
      id,
      associationId: association.id,
      state: 'draft',
      words: { [language]: words },
      settings: FIRST_SETTINGS,
      revision: 1,
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'mentoring.programme-made', id, { associationId: association.id });
  });
  return id;
}

const heldOf = (ctx: Ctx) =>
  ctx.db.read
    .select({ programme: mentoringProgrammes, association: associations })
    .from(mentoringProgrammes)
    .innerJoin(associations, eq(associations.id, mentoringProgrammes.associationId));

/**
 * For the officers of its association, who coordinate it; anybody else does not learn that it exists, nor does anybody at the
 * address of another association (`slug`).
 */
export async function requireOwnProgramme(ctx: Ctx, id: string, slug?: string): Promise<Held> {
  mustBeSignedIn(ctx);
  const [found] = await heldOf(ctx).where(eq(mentoringProgrammes.id, id));
  const isHere = found !== undefined && (slug === undefined || found.association.slug === slug);
  mustBeAllowed(ctx, isHere && isOfficerOf(ctx.actor, found.association.id));
  return found!;
}

export async function listOwnProgrammes(ctx: Ctx, slug: string): Promise<Programme[]> {
  const association = await requireOwnAssociation(ctx, slug);
  return ctx.db.read
    .select()
    .from(mentoringProgrammes)
    .where(eq(mentoringProgrammes.associationId, association.id))
    .orderBy(desc(mentoringProgrammes.createdAt));
}

/** Programmes that the acting person may join or has joined, the oldest first. */
export async function listProgrammes(ctx: Ctx): Promise<Held[]> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const rows = await heldOf(ctx)
    .where(inArray(mentoringProgrammes.state, ['open', 'closed']))
    .orderBy(asc(mentoringProgrammes.createdAt));
  const joined = new Set(
    (
      await ctx.db.read
        .select({ id: mentoringProfiles.programmeId })
        .from(mentoringProfiles)
        .where(eq(mentoringProfiles.personId, actor.id))
    ).map(({ id }) => id),
  );
  const member = await membershipsOf(ctx, actor.id);
  return rows.filter(
    ({ programme }) => joined.has(programme.id) || (programme.state === 'open' && mayJoin(programme, member)),
  );
}

async function membershipsOf(ctx: Ctx, personId: string): Promise<Set<string>> {
  const rows = await ctx.db.read
    .select({ id: memberships.associationId })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.state, 'accepted')));
  return new Set(rows.map(({ id }) => id));
}

const mayJoin = ({ settings, associationId }: Programme, member: Set<string>): boolean =>
  settings.audience === 'everybody' || member.has(associationId);

/** A programme for whoever may join it, or has; throws `not_found`. */
export async function readProgramme(ctx: Ctx, id: string): Promise<Held & { mayJoin: boolean }> {
  const found = (await listProgrammes(ctx)).find(({ programme }) => programme.id === id);
  if (!found) throw new DomainError('not_found');
  const may =
    found.programme.state === 'open' && mayJoin(found.programme, await membershipsOf(ctx, ctx.actor!.id));
  return { ...found, mayJoin: may };
}

/** In one language more, or other words in one that there is. */
export async function writeProgrammeWords(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { language, ...words } = WordsInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProgrammes).where(eq(mentoringProgrammes.id, id));
    await tx
      .update(mentoringProgrammes)
      .set({ words: { ...row!.words, [language]: words } })
      .where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, 'mentoring.words-written', id, { language });
  });
}

/** How pairs are made from now on; what runs keeps what it ran with. Throws `changed_meanwhile`. */
export async function changeProgramme(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { revision, settings } = SettingsInput.parse(raw);
  await changeSettings(ctx, id, revision, (before) => ({ ...settings, questions: before.questions }));
}

export async function addQuestion(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { revision, ...question } = QuestionInput.parse(raw);
  const questionId = newId().slice(-12);
  await changeSettings(ctx, id, revision, (before) => ({
    ...before,
    questions: [...before.questions, { id: questionId, ...question }],
  }));
}

export async function dropQuestion(
  ctx: Ctx,
  id: string,
  questionId: string,
  revision: number,
): Promise<void> {
  await requireOwnProgramme(ctx, id);
  await changeSettings(ctx, id, revision, (before) => ({
    ...before,
    questions: before.questions.filter((each) => each.id !== questionId),
  }));
}

async function changeSettings(
  ctx: Ctx,
  id: string,
  revision: number,
  change: (before: MentoringSettings) => MentoringSettings,
): Promise<void> {
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProgrammes).where(eq(mentoringProgrammes.id, id));
    if (row!.revision !== revision) throw new DomainError('changed_meanwhile');
    const settings = change(row!.settings);
    await tx
      .update(mentoringProgrammes)
      .set({ settings, revision: revision + 1 })
      .where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, 'mentoring.settings-changed', id, { revision: revision + 1, settings });
  });
}

/** Open: people can join. Closed: nobody new; pairs go on. */
export async function setProgrammeState(ctx: Ctx, id: string, state: 'open' | 'closed'): Promise<void> {
  await requireOwnProgramme(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx.update(mentoringProgrammes).set({ state }).where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, `mentoring.programme-${state}`, id, {});
  });
}
