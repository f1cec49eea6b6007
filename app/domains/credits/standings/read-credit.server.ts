import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { readCreditInputs } from '#app/domains/credits/ledger/read-credit-inputs.server.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import type { Reader } from '#db/database.ts';
import { countEnrolment } from './count-enrolment.ts';

/** Credit of many people at once; the caller has authorised. */
export const readCredit = async (ctx: Ctx, personIds: string[]): Promise<Map<string, ProgrammeCredit[]>> =>
  readCreditIn(ctx.db.read, ctx.now, personIds, await readRuleSets(ctx.db.read, ctx.actor?.locale));

/** As `creditOf`, as a unit sees it; `sets` in place of those in force, to see what they would change. */
export async function readCreditIn(
  read: Reader,
  now: Date,
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<Map<string, ProgrammeCredit[]>> {
  if (personIds.length === 0) return new Map();
  const inputs = await readCreditInputs(read, now, personIds, sets);
  return new Map(
    inputs.people.map(({ id }) => [
      id,
      (inputs.enrolments.get(id) ?? []).map((enrolment) =>
        countEnrolment(inputs, enrolment, inputs.ledger.get(id) ?? []),
      ),
    ]),
  );
}
