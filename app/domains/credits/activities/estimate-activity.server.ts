import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { countedParticipations } from '#app/domains/credits/ledger/ledger.ts';
import { readCreditInputs } from '#app/domains/credits/ledger/read-credit-inputs.server.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { countEnrolment } from '#app/domains/credits/standings/count-enrolment.ts';
import type { ReductionReason } from '#app/domains/credits/types.ts';
import { associations, people } from '#db/schema/accounts.ts';
import type { ExternalActivity } from './external-activity.ts';
import { type ActivityInput, minutesOfSessions } from './parse-activity.ts';

/** Exact text in the unit of the programme, and why it is less than the activity is worth by itself. */
export type EstimatedCredit = { programmeId: string; units: string; reasons: ReductionReason[] };

/**
 * What an activity would count today beside all else in its doctor's ledger, were it accepted as `input` says: in each
 * programme of the association's country (of the doctor's, while there is none) that the doctor is enrolled in. The caller has
 * authorised.
 */
export async function estimateActivity(
  ctx: Ctx,
  { id, personId, associationId }: Pick<ExternalActivity, 'id' | 'personId' | 'associationId'>,
  input: ActivityInput,
): Promise<EstimatedCredit[]> {
  const { read } = ctx.db;
  const [person] = await read.select({ country: people.country }).from(people).where(eq(people.id, personId));
  const [association] = associationId
    ? await read
        .select({ country: associations.country })
        .from(associations)
        .where(eq(associations.id, associationId))
    : [];
  const country = association?.country ?? person?.country;
  if (!country) return [];
  const countsIn = programmeIdsForCountry(country);
  const inputs = await readCreditInputs(read, ctx.now, [personId]);
  const [line] = countedParticipations(
    [
      {
        id,
        title: input.title,
        kind: 'external',
        activityType: input.activityType,
        courseVersionId: null,
        endedAt: new Date(`${input.sessions.at(-1)!.date}T00:00:00Z`),
        minutes: minutesOfSessions(input.sessions),
        sessions: input.sessions,
        stated: input.stated,
        countsIn,
        reverses: null,
        onlyReverses: false,
      },
    ],
    new Map(),
    null,
  );
  const ledger = [...(inputs.ledger.get(personId) ?? []), line!];
  return (inputs.enrolments.get(personId) ?? [])
    .filter(({ programmeId }) => countsIn.includes(programmeId))
    .map((enrolment) => {
      const { lines } = countEnrolment(inputs, enrolment, ledger);
      const { units, reasons } = lines.find((each) => each.participation.id === id)!;
      return { programmeId: enrolment.programmeId, units, reasons };
    });
}
