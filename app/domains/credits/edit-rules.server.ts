import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { Fraction } from '#app/platform/exact.ts';
import type { Tx } from '#db/database.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments, ruleSets, ruleSignatures } from '#db/schema/credits.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '../accounts/permissions.ts';
import { addDays } from './counting/dates.ts';
import type { Rule } from './counting/rule.ts';
import { PROGRAMMES, type Programme } from './programmes.ts';
import { creditFrom } from './read-credit.server.ts';
import { hashOfRules, readRuleSets } from './read-rule-sets.server.ts';
import { COUNTING_TYPES, faultOf, readRules, TEMPLATES } from './rule-form.ts';
import { type RuleSet, setOn } from './rule-sets.ts';
import { PublishInput, RuleDraftInput } from './schemas.ts';
import { enqueueRecount } from './standings.server.ts';

export type RuleDraft = Omit<typeof ruleSets.$inferSelect, 'rules'> & { rules: Rule[] };

/** Members that an effect is counted for while an officer waits. */
const MEMBERS_COUNTED = 1000;

/** Throws `not_found`: an association speaks for the programmes of its own country. */
async function requireOwnProgramme(ctx: Ctx, associationId: string, programmeId: string): Promise<Programme> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [association] = await ctx.db.read
    .select()
    .from(associations)
    .where(eq(associations.id, associationId));
  const programme = PROGRAMMES.find(({ id }) => id === programmeId);
  mustBeAllowed(ctx, programme !== undefined && programme.country === association?.country);
  return programme!;
}

/** Programmes an association speaks for, each with its sets and the drafts in hand. */
export async function readRuleBooks(ctx: Ctx, associationId: string, country: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const sets = await readRuleSets(ctx.db.read);
  const drafts = await ctx.db.read
    .select()
    .from(ruleSets)
    .where(and(eq(ruleSets.associationId, associationId), isNull(ruleSets.publishedAt)))
    .orderBy(asc(ruleSets.updatedAt));
  return PROGRAMMES.filter((programme) => programme.country === country).map((programme) => ({
    programme,
    sets: sets.get(programme.id)!,
    drafts: drafts.filter(({ programmeId }) => programmeId === programme.id),
  }));
}

/** An officer's word on a set that is in force or will be. Twice is once. Throws `own_decision` for a set of one's own. */
export async function signRules(
  ctx: Ctx,
  associationId: string,
  programmeId: string,
  setId: string,
): Promise<void> {
  await requireOwnProgramme(ctx, associationId, programmeId);
  const set = (await readRuleSets(ctx.db.read)).get(programmeId)!.find(({ id }) => id === setId);
  if (!set) throw new DomainError('not_found');
  mustBeSomebodyElse(ctx as SignedInCtx, set.writtenBy);
  await ctx.db.transact((tx) => signRulesIn(tx, ctx, associationId, programmeId, set.rules));
}

async function signRulesIn(
  tx: Tx,
  ctx: Ctx,
  associationId: string,
  programmeId: string,
  rules: readonly Rule[],
): Promise<void> {
  const { actor } = ctx as SignedInCtx;
  const rulesHash = hashOfRules(rules);
  const id = newId();
  await tx
    .insert(ruleSignatures)
    .values({ id, programmeId, rulesHash, associationId, signedBy: actor.id, signedAt: ctx.now })
    .onConflictDoNothing();
  await appendAudit(tx, ctx, 'credits.rules-signed', id, { programmeId, rulesHash, associationId });
}

/** A draft to change, from what is in force today; answers its id. */
export async function startDraft(ctx: Ctx, associationId: string, programmeId: string): Promise<string> {
  await requireOwnProgramme(ctx, associationId, programmeId);
  const { actor } = ctx as SignedInCtx;
  const today = ctx.now.toISOString().slice(0, 10);
  const sets = (await readRuleSets(ctx.db.read)).get(programmeId)!;
  const current = setOn(sets, today);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(ruleSets).values({
      id,
      programmeId,
      associationId,
      rules: current.rules as unknown as Record<string, unknown>[],
      applies: current.applies,
      validFrom: addDays(today, 1),
      validTo: '',
      note: '',
      revision: 1,
      updatedAt: ctx.now,
      updatedBy: actor.id,
    });
    await appendAudit(tx, ctx, 'credits.rules-drafted', id, { programmeId, from: current.id });
  });
  return id;
}

/** A draft of an association, with who changed it last. Throws `not_found`. */
export async function readOwnDraft(
  ctx: Ctx,
  associationId: string,
  id: string,
): Promise<{ draft: RuleDraft; updatedBy: string }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [row] = await ctx.db.read
    .select({ draft: ruleSets, updatedBy: people.name })
    .from(ruleSets)
    .innerJoin(people, eq(people.id, ruleSets.updatedBy))
    .where(and(eq(ruleSets.id, id), eq(ruleSets.associationId, associationId), isNull(ruleSets.publishedAt)));
  if (!row) throw new DomainError('not_found');
  await requireOwnProgramme(ctx, associationId, row.draft.programmeId);
  return {
    draft: { ...row.draft, rules: row.draft.rules as unknown as Rule[] },
    updatedBy: row.updatedBy,
  };
}

/**
 * Saves what the form says; `add` appends a rule of a kind. Throws `rules_changed` with who and what where another
 * officer was faster, and what is wrong by field.
 */
export async function saveDraft(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { draft, updatedBy } = await readOwnDraft(ctx, associationId, id);
  const { actor } = ctx as SignedInCtx;
  const { revision, add, ...dates } = RuleDraftInput.parse(raw);
  const { rules, wrong } = readRules(draft.rules, raw);
  if (revision !== draft.revision)
    throw new DomainError('rules_changed', { name: updatedBy, rules: differing(draft.rules, rules) });
  if (Object.keys(wrong).length > 0) throw new DomainError('invalid', {}, wrong);
  const type = COUNTING_TYPES.find((each) => each === add);
  if (type) rules.push({ id: freeId(rules, type), type, params: { ...TEMPLATES[type] }, verified: false });
  await ctx.db.transact(async (tx) => {
    const [saved] = await tx
      .update(ruleSets)
      .set({
        ...dates,
        rules,
        revision: revision + 1,
        updatedAt: ctx.now,
        updatedBy: actor.id,
      })
      .where(and(eq(ruleSets.id, id), eq(ruleSets.revision, revision), isNull(ruleSets.publishedAt)))
      .returning();
    if (!saved) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'credits.rules-changed', id, { ...dates, rulesHash: hashOfRules(rules) });
  });
}

/** Names of the rules in which two forms of a draft differ. */
const differing = (stored: readonly Rule[], typed: readonly Rule[]): string =>
  stored
    .filter(({ id, params }) => {
      const other = typed.find((rule) => rule.id === id);
      return (
        !other || hashOfRules([{ ...other, note: '', params }]) !== hashOfRules([{ ...other, note: '' }])
      );
    })
    .map(({ id }) => id)
    .join(', ') || '–';

const freeId = (rules: readonly Rule[], type: string): string => {
  for (let n = 1; ; n++) if (!rules.some((rule) => rule.id === `${type}-${n}`)) return `${type}-${n}`;
};

export async function discardDraft(ctx: Ctx, associationId: string, id: string): Promise<void> {
  await readOwnDraft(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  await ctx.db.transact(async (tx) => {
    await tx.delete(ruleSets).where(and(eq(ruleSets.id, id), isNull(ruleSets.publishedAt)));
    await appendAudit(tx, ctx, 'credits.rules-discarded', id, {});
  });
}

/**
 * Puts a draft in force from its date on and signs it; what counted until then is not touched. Whoever changed it last
 * does not (`own_decision`): two officers have read what counts for everybody. Throws what is wrong by field: a date that
 * is past, that lies in another set or leaves a gap after one.
 */
export async function publishDraft(ctx: Ctx, associationId: string, id: string, raw: unknown): Promise<void> {
  const { draft } = await readOwnDraft(ctx, associationId, id);
  mustBeSomebodyElse(ctx as SignedInCtx, draft.updatedBy);
  const { revision } = PublishInput.parse(raw);
  const { programmeId } = draft;
  const today = ctx.now.toISOString().slice(0, 10);
  const fault = faultOf(draft.rules);
  if (fault) throw new DomainError(fault);
  if (draft.validFrom < today) throw new DomainError('invalid', {}, { validFrom: 'date_past' });
  await ctx.db.transact(async (tx) => {
    const others = await tx
      .select({ validFrom: ruleSets.validFrom, validTo: ruleSets.validTo })
      .from(ruleSets)
      .where(and(eq(ruleSets.programmeId, programmeId), isNotNull(ruleSets.publishedAt)))
      .orderBy(asc(ruleSets.validFrom));
    const last = others.at(-1);
    if (last && draft.validFrom <= (last.validTo || last.validFrom))
      throw new DomainError('invalid', {}, { validFrom: 'rules_overlap' });
    if (last?.validTo && draft.validFrom > addDays(last.validTo, 1))
      throw new DomainError('invalid', {}, { validFrom: 'rules_gap' });
    const [published] = await tx
      .update(ruleSets)
      .set({ publishedAt: ctx.now })
      .where(and(eq(ruleSets.id, id), eq(ruleSets.revision, revision), isNull(ruleSets.publishedAt)))
      .returning();
    if (!published) throw new DomainError('changed_meanwhile');
    await signRulesIn(tx, ctx, associationId, programmeId, draft.rules);
    await appendAudit(tx, ctx, 'credits.rules-published', id, {
      programmeId,
      validFrom: draft.validFrom,
      validTo: draft.validTo,
      applies: draft.applies,
      rulesHash: hashOfRules(draft.rules),
    });
    await enqueueRecount(tx, ctx.now, { programmeId });
  });
}

export type Effect = { personId: string; name: string; before: string; after: string; difference: number };

/**
 * What a draft would change on the first day it holds, member by member: the ledger of today counted by the rules as
 * they would be without it and with it. Of the first thousand members of the programme, by name.
 */
export async function previewDraft(ctx: Ctx, associationId: string, id: string) {
  const { draft } = await readOwnDraft(ctx, associationId, id);
  const sets = await readRuleSets(ctx.db.read);
  const before = sets.get(draft.programmeId)!;
  const fault = faultOf(draft.rules);
  if (fault) return { fault, members: 0, effects: [] };
  const candidate: RuleSet = {
    id: `draft ${id} ${draft.revision}`,
    validFrom: draft.validFrom,
    validTo: draft.validTo || null,
    applies: draft.applies,
    rules: draft.rules,
    signed: null,
    writtenBy: draft.updatedBy,
  };
  const after = [
    ...before
      .filter((set) => set.validFrom === null || set.validFrom < draft.validFrom)
      .map((set) =>
        set.validTo === null || set.validTo >= draft.validFrom
          ? { ...set, validTo: addDays(draft.validFrom, -1) }
          : set,
      ),
    candidate,
  ];
  const members = await ctx.db.read
    .select({ id: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(
      programmeEnrolments,
      and(
        eq(programmeEnrolments.personId, people.id),
        eq(programmeEnrolments.programmeId, draft.programmeId),
      ),
    )
    .where(and(eq(memberships.associationId, associationId), eq(memberships.state, 'accepted')))
    .orderBy(asc(people.name))
    .limit(MEMBERS_COUNTED);
  const day = new Date(`${draft.validFrom}T12:00:00Z`);
  const now = day > ctx.now ? day : ctx.now;
  const effects: Effect[] = [];
  for (let at = 0; at < members.length; at += 100) {
    const some = members.slice(at, at + 100);
    const ids = some.map((each) => each.id);
    const was = await creditFrom(ctx.db.read, now, ids, sets);
    const will = await creditFrom(ctx.db.read, now, ids, new Map(sets).set(draft.programmeId, after));
    for (const { id: personId, name } of some) {
      const of = (all: typeof was) =>
        all.get(personId)!.find((each) => each.programmeId === draft.programmeId)!;
      const [old, fresh] = [of(was), of(will)];
      const missing = (credit: typeof old) => new Fraction(credit.remaining ?? '0');
      const more = new Fraction(fresh.total).sub(old.total);
      const nearer = missing(old).sub(missing(fresh));
      // What is still missing says more than the total, which says nothing of what is asked for.
      const difference = (nearer.n === 0n ? more : nearer).valueOf();
      if (difference !== 0)
        effects.push({
          personId,
          name,
          before: `${old.total}/${old.required ?? '–'}`,
          after: `${fresh.total}/${fresh.required ?? '–'}`,
          difference,
        });
    }
  }
  return { fault: null, members: members.length, effects };
}
