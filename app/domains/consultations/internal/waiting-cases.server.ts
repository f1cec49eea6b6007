import { and, eq, inArray, or } from 'drizzle-orm';
import { consultationCases } from '#db/schema/consultations.ts';

/** Cases in which it is somebody's turn: theirs to answer as the specialist, or theirs to add to or close as the asker. */
export const isWaitingFor = (personId: string) =>
  or(
    and(eq(consultationCases.specialistId, personId), eq(consultationCases.state, 'assigned')),
    and(
      eq(consultationCases.askerId, personId),
      inArray(consultationCases.state, ['asked_back', 'answered']),
    ),
  );
