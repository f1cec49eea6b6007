import { createHash } from 'node:crypto';
import { asc, eq, isNotNull } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { associations } from '#db/schema/accounts.ts';
import { ruleSets, ruleSignatures } from '#db/schema/credits.ts';
import type { Rule } from './counting/rule.ts';
import { addDays } from './counting/dates.ts';
import { PROGRAMMES } from './programmes.ts';
import { type RuleSet, setOn } from './rule-sets.ts';

/** What a signature is for: the same rules give the same hash whatever the order of their fields. */
export const hashOfRules = (rules: readonly Rule[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)),
        sortedKeys,
      ),
    )
    .digest('hex');

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The published sets of every programme in the order of their dates, the one of its file first. Public. */
export async function readRuleSets(read: Reader): Promise<Map<string, RuleSet[]>> {
  const rows = await read
    .select()
    .from(ruleSets)
    .where(isNotNull(ruleSets.publishedAt))
    .orderBy(asc(ruleSets.validFrom));
  const signatures = await read
    .select({ signature: ruleSignatures, association: associations.name })
    .from(ruleSignatures)
    .innerJoin(associations, eq(associations.id, ruleSignatures.associationId))
    .orderBy(asc(ruleSignatures.signedAt));
  const signedBy = (programmeId: string, rules: readonly Rule[]): RuleSet['signed'] => {
    if (!signatures.some(({ signature }) => signature.programmeId === programmeId)) return null;
    const hash = hashOfRules(rules);
    const found = signatures.find(
      ({ signature }) => signature.programmeId === programmeId && signature.rulesHash === hash,
    );
    return found ? { association: found.association, at: found.signature.signedAt } : null;
  };
  return new Map(
    PROGRAMMES.map(({ id, ruleSet }) => {
      const own = rows.filter((row) => row.programmeId === id);
      const sets: RuleSet[] = [
        { ...ruleSet, signed: signedBy(id, ruleSet.rules), writtenBy: null },
        ...own.map((row) => {
          const rules = row.rules as unknown as Rule[];
          return {
            ...row,
            validTo: row.validTo || null,
            rules,
            signed: signedBy(id, rules),
            writtenBy: row.updatedBy,
          };
        }),
      ];
      // Whatever has no end of its own ends where the next one begins.
      return [
        id,
        sets.map((set, i) => {
          const next = sets[i + 1]?.validFrom;
          return set.validTo === null && next ? { ...set, validTo: addDays(next, -1) } : set;
        }),
      ];
    }),
  );
}

/** Programmes whose rules of today nobody has signed. Public. */
export async function listUnsigned(ctx: { db: { read: Reader }; now: Date }): Promise<string[]> {
  const today = ctx.now.toISOString().slice(0, 10);
  const sets = await readRuleSets(ctx.db.read);
  return [...sets].flatMap(([programmeId, own]) => (setOn(own, today).signed ? [] : [programmeId]));
}
