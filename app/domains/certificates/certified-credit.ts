import {
  type CountedAccreditation,
  accreditationOn,
} from '#app/domains/credits/accreditation/accreditation.ts';
import { type Place, worthOf } from '#app/domains/credits/counting/worth.ts';
import { type CountedParticipation, isGivenBefore } from '#app/domains/credits/ledger/ledger.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import type { RuleSet } from '#app/domains/credits/rules/rule-sets.ts';
import type { CertificateSnapshot } from './snapshot.ts';

/** What a certificate states of a line: its worth in every programme of which an accreditation holds on its day and gives it credit. */
export const certifiedCredit = (
  line: CountedParticipation,
  granted: (CountedAccreditation & { association: string })[],
  sets: Map<string, RuleSet[]>,
  places: Map<string, Place>,
): CertificateSnapshot['credit'] =>
  PROGRAMMES.flatMap((programme) => {
    const applies = accreditationOn(granted, line.courseVersionId, programme.id, line.date);
    if (!applies || isGivenBefore(line, programme.id)) return [];
    const { units } = worthOf(programme, line, applies, sets.get(programme.id), places.get(programme.id));
    return [
      {
        programmeId: programme.id,
        programme: programme.name,
        units,
        category: applies.category,
        code: applies.code,
        association: applies.association,
      },
    ];
  });
