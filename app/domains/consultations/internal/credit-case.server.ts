import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findVerifyingAssociation } from '#app/domains/accounts/memberships/find-verifying-association.server.ts';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { recordParticipationIn } from '#app/domains/credits/ledger/record-participation.server.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { clockIn } from '#app/i18n/zoned-time.ts';
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
  await recordStatementIn(tx, ctx, {
    actor: person.opaqueId,
    verb: 'completed',
    activity: `/activities/consultations/${found.id}`,
    name: caseTitles(found),
    type: 'event',
    registration: found.id,
    result: { completion: true, duration: `PT${minutes}M` },
  });
  // Whoever has lost the licence by now has still answered; it counts where they were a member, or nowhere.
  const association = await findVerifyingAssociation(tx, person.id);
  if (!association || minutes === 0) return;
  const { credit } = await readRules(tx, association.id);
  const activityType = credit[side];
  if (activityType === '') return;
  const startedAt = side === 'asker' ? found.askedAt : (found.answeredAt ?? found.askedAt);
  await recordParticipationIn(tx, ctx, {
    personId: person.id,
    kind: 'consultation',
    activityType,
    title: caseTitle(person.locale, found),
    language: person.locale,
    startedAt,
    endedAt: ctx.now,
    minutes,
    sessions: [{ date: clockIn(person.timeZone, startedAt).date, minutes }],
    countsIn: programmeIdsForCountry(association.country),
    evidence: { associationId: association.id, caseId: found.id, side, outcome: found.outcome },
  });
  await refreshStandingsIn(tx, ctx, [person.id]);
}
