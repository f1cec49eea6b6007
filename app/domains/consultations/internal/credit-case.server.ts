import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findVerifyingAssociation } from '#app/domains/accounts/memberships/find-verifying-association.server.ts';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { earnCreditIn } from '#app/domains/credits/ledger/earn-credit.server.ts';
import type { Tx } from '#db/database.ts';
import { caseTitle, caseTitles } from './case-title.server.ts';
import { readPerson } from './read-person.server.ts';

/** Neither side is credited with more for one case, whatever it says. */
const MAX_CREDITED_MINUTES = 120;

/** One side's minutes into the ledger, as the association that verifies them wants them to count. */
export async function creditCaseIn(
  tx: Tx,
  ctx: Ctx,
  found: Case,
  side: 'asker' | 'specialist',
  said: number,
): Promise<void> {
  const person = await readPerson(tx, side === 'asker' ? found.askerId : found.specialistId!);
  const minutes = Math.min(said, MAX_CREDITED_MINUTES);
  // Whoever has lost the licence by now has still answered; it counts where they were a member, or nowhere.
  const association = await findVerifyingAssociation(tx, person.id);
  const { credit } = association ? await readRules(tx, association.id) : { credit: null };
  const startedAt = side === 'asker' ? found.askedAt : (found.answeredAt ?? found.askedAt);
  await earnCreditIn(
    tx,
    ctx,
    {
      person,
      activityType: credit && minutes > 0 ? credit[side] : '',
      title: caseTitle(person.locale, found),
      language: person.locale,
      startedAt,
      endedAt: ctx.now,
      minutes,
      on: startedAt,
      evidence: {
        kind: 'case',
        associationId: association?.id ?? '',
        caseId: found.id,
        side,
        outcome: found.outcome,
      },
      ...(association && { acceptedIn: association.country }),
    },
    {
      id: found.id,
      activity: `/activities/consultations/${found.id}`,
      name: caseTitles(found),
      type: 'event',
    },
  );
}
