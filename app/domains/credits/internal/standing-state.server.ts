import { type SQL, and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { StandingState } from '#app/domains/credits/standings/credit-standing.ts';
import { creditStandings } from '#db/schema/credits.ts';

export const stateConditions: Record<StandingState, (today: string) => SQL> = {
  done: () => eq(creditStandings.done, true),
  at_risk: (today) => lte(creditStandings.atRiskFrom, today),
  behind: (today) =>
    and(
      lte(creditStandings.behindFrom, today),
      or(isNull(creditStandings.atRiskFrom), gt(creditStandings.atRiskFrom, today)),
    )!,
  on_track: (today) =>
    and(
      eq(creditStandings.done, false),
      or(isNull(creditStandings.behindFrom), gt(creditStandings.behindFrom, today)),
    )!,
};

export const countInState = (today: string) => (state: StandingState) =>
  sql<number>`sum(case when ${stateConditions[state](today)} then 1 else 0 end)`.mapWith(Number);
