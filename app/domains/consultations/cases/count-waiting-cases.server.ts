import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isWaitingFor } from '#app/domains/consultations/internal/waiting-cases.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** How many cases wait for whoever is acting, to be answered, added to or closed; none for a stranger. */
export const countWaitingCases = async ({ actor, db }: Ctx): Promise<number> =>
  actor ? db.read.$count(consultationCases, isWaitingFor(actor.id)) : 0;
