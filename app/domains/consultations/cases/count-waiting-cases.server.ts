import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isWaitingFor } from '#app/domains/consultations/internal/waiting-cases.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** Counts the cases that the acting person is to answer, add to or close; 0 for a stranger. */
export const countWaitingCases = async ({ actor, db }: Ctx): Promise<number> =>
  actor ? db.read.$count(consultationCases, isWaitingFor(actor.id)) : 0;
