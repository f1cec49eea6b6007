import { sql } from 'drizzle-orm';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { type RuleSet, ruleSetOn } from '#app/domains/credits/rules/rule-sets.ts';
import { addDays } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { creditStandings } from '#db/schema/credits.ts';
import { type CreditStanding, paceFrom } from './credit-standing.ts';
import { readCreditIn } from './read-credit.server.ts';

export const PEOPLE_A_BATCH = 25;

/** Stores these people's standings, in the transaction of the change. */
export async function refreshStandingsIn(
  tx: Tx,
  ctx: { now: Date },
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<void> {
  const inForce = sets ?? (await readRuleSets(tx));
  const credit = await readCreditIn(tx, ctx.now, personIds, inForce);
  const rows = [...credit].flatMap(([personId, credits]) =>
    credits.map((each) => standingFrom(personId, each, inForce.get(each.programmeId)!, ctx.now)),
  );
  for (let at = 0; at < rows.length; at += PEOPLE_A_BATCH)
    await tx
      .insert(creditStandings)
      .values(rows.slice(at, at + PEOPLE_A_BATCH))
      .onConflictDoUpdate({
        target: [creditStandings.personId, creditStandings.programmeId],
        set: Object.fromEntries(
          (
            [
              'total',
              'required',
              'cycleFrom',
              'cycleTo',
              'done',
              'behindFrom',
              'atRiskFrom',
              'recountOn',
              'countedAt',
            ] as const
          ).map((name) => [name, sql.raw(`excluded.${creditStandings[name].name}`)]),
        ),
      });
}

function standingFrom(personId: string, credit: ProgrammeCredit, sets: RuleSet[], now: Date): CreditStanding {
  const today = credit.asOf;
  const next = sets.find(({ validFrom }) => validFrom !== null && validFrom > today)?.validFrom;
  const rolling = ruleSetOn(sets, today).rules.some((rule) => rule.params['mode'] === 'rolling_window');
  const changes = [
    credit.period && !credit.period.over ? addDays(credit.period.to, 1) : null,
    next ?? null,
    rolling ? addDays(today, 1) : null,
  ].filter((date) => date !== null);
  return {
    personId,
    programmeId: credit.programmeId,
    total: credit.total,
    required: credit.required,
    cycleFrom: credit.period?.from ?? null,
    cycleTo: credit.period?.to ?? null,
    ...paceFrom(credit),
    recountOn: changes.sort()[0] ?? null,
    countedAt: now,
  };
}
