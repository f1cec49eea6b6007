import type { Reader } from '#db/database.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { ruleSetOn } from './rule-sets.ts';

/** Programmes whose rules of today nobody has signed. Public. */
export async function listUnsignedProgrammes(ctx: { db: { read: Reader }; now: Date }): Promise<string[]> {
  const today = ctx.now.toISOString().slice(0, 10);
  const sets = await readRuleSets(ctx.db.read);
  return [...sets].flatMap(([programmeId, own]) => (ruleSetOn(own, today).signed ? [] : [programmeId]));
}
