import { type ProgrammeCredit, countCredit } from '#app/domains/credits/counting/count-credit.ts';
import type { CountedParticipation } from '#app/domains/credits/ledger/ledger.ts';
import type { CreditInputs } from '#app/domains/credits/ledger/read-credit-inputs.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

export const countEnrolment = (
  { accreditations: granted, sets, today }: CreditInputs,
  { confirmedAt, ...enrolment }: typeof programmeEnrolments.$inferSelect,
  ledger: CountedParticipation[],
): ProgrammeCredit =>
  countCredit(
    programmeOrThrow(enrolment.programmeId),
    { ...enrolment, confirmed: confirmedAt !== null },
    ledger,
    granted,
    today.get(enrolment.personId)!,
    sets.get(enrolment.programmeId),
  );
