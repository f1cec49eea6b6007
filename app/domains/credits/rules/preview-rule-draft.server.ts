import { readAssociationLanguage } from '#app/domains/accounts/associations/read-association-language.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { selectProgrammeMembers } from '#app/domains/credits/internal/select-programme-members.server.ts';
import { readCreditIn } from '#app/domains/credits/standings/read-credit.server.ts';
import { Fraction } from '#app/platform/exact.ts';
import { addDays } from '#app/platform/time.ts';
import { readOwnRuleDraft } from './read-own-rule-draft.server.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { findRulesFault } from './find-rules-fault.ts';
import type { RuleSet } from './rule-sets.ts';

/** Members that an effect is counted for while an officer waits. */
const MEMBERS_COUNTED = 1000;

export type RuleDraftEffect = {
  personId: string;
  name: string;
  before: string;
  after: string;
  difference: number;
};

/**
 * Effect of a draft on its first day, member by member: the ledger of today counted by the rules without it and with it. Of the
 * first thousand members of the programme, by name.
 */
export async function previewRuleDraft(ctx: Ctx, associationId: string, id: string) {
  const { draft } = await readOwnRuleDraft(ctx, associationId, id);
  const sets = await readRuleSets(ctx.db.read);
  const before = sets.get(draft.programmeId)!;
  const fault = findRulesFault(draft.rules);
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
  const language = await readAssociationLanguage(ctx.db.read, associationId);
  const members = await selectProgrammeMembers(
    ctx.db.read,
    { associationId, language },
    draft.programmeId,
  ).limit(MEMBERS_COUNTED);
  const day = new Date(`${draft.validFrom}T12:00:00Z`);
  const now = day > ctx.now ? day : ctx.now;
  const effects: RuleDraftEffect[] = [];
  for (let at = 0; at < members.length; at += 100) {
    const some = members.slice(at, at + 100);
    const ids = some.map((each) => each.id);
    const was = await readCreditIn(ctx.db.read, now, ids, sets);
    const will = await readCreditIn(ctx.db.read, now, ids, new Map(sets).set(draft.programmeId, after));
    for (const { id: personId, name } of some) {
      const of = (all: typeof was) =>
        all.get(personId)!.find((each) => each.programmeId === draft.programmeId)!;
      const [old, fresh] = [of(was), of(will)];
      const missing = (credit: typeof old) => new Fraction(credit.remaining ?? '0');
      const more = new Fraction(fresh.total).sub(old.total);
      const nearer = missing(old).sub(missing(fresh));
      // Progress is measured by what is still missing, because the total alone does not show requirements.
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
