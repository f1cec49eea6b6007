import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { ruleSetOn } from './rule-sets.ts';

/** Programmes whose rules of today nobody has signed. Public. */
export async function listUnsignedProgrammes(ctx: Pick<Ctx, 'db' | 'now' | 'actor'>): Promise<string[]> {
  const today = todayOf(ctx);
  const sets = await readRuleSets(ctx.db.read);
  return [...sets].flatMap(([programmeId, own]) => (ruleSetOn(own, today).signed ? [] : [programmeId]));
}
