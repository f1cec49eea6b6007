import { asc, eq, isNotNull } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { addDays } from '#app/platform/time.ts';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { associations } from '#db/schema/accounts.ts';
import { ruleSets, ruleSignatures } from '#db/schema/credits.ts';
import { hashRules } from './hash-rules.server.ts';
import { PROGRAMMES } from './programmes.ts';
import type { RuleSet } from './rule-sets.ts';

/**
 * The published sets of every programme in the order of their dates, the one of its file first; who signed, as readers of `locale`
 * call them. Public.
 */
export async function readRuleSets(read: Reader, locale = 'en'): Promise<Map<string, RuleSet[]>> {
  const published = prepared(read, 'published_rules', (handle) =>
    handle.select().from(ruleSets).where(isNotNull(ruleSets.publishedAt)).orderBy(asc(ruleSets.validFrom)),
  );
  const rows = await published.execute();
  const signed = prepared(read, 'rule_signatures', (handle) =>
    handle
      .select({ signature: ruleSignatures, association: associationName(boundValue('locale')) })
      .from(ruleSignatures)
      .innerJoin(associations, eq(associations.id, ruleSignatures.associationId))
      .orderBy(asc(ruleSignatures.signedAt)),
  );
  const signatures = await signed.execute({ locale });
  const signedBy = (programmeId: string, rules: readonly Rule[]): RuleSet['signed'] => {
    if (!signatures.some(({ signature }) => signature.programmeId === programmeId)) return null;
    const hash = hashRules(rules);
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
        ...own.map((row) => ({
          ...row,
          validTo: row.validTo || null,
          signed: signedBy(id, row.rules),
          writtenBy: row.updatedBy,
        })),
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
