import { ERASED_IN_MENTORING } from '#app/domains/accounts/erasure/erase-person.server.ts';
import { handlerOf } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { VERIFICATION_LOST } from '#app/domains/accounts/memberships/verification-lost.server.ts';
import { creditSilentMeetings } from './meetings/credit-silent-meetings.server.ts';
import { remindOfMeetings } from './meetings/remind-of-meetings.server.ts';
import { expireProposals } from './pairs/expire-proposals.server.ts';
import { nudgePairs } from './pairs/nudge-pairs.server.ts';
import { forgetPerson } from './profiles/forget-person.server.ts';
import { remindOfProposals } from './pairs/remind-of-proposals.server.ts';
import { withdrawUnverifiedProposals } from './pairs/withdraw-unverified-proposals.server.ts';
import { settleLostVerification } from './profiles/settle-lost-verification.server.ts';
import { PROPOSE_ROUND, proposeRound } from './rounds/propose-round.server.ts';
import { remindOfRounds } from './rounds/remind-of-rounds.server.ts';

export const jobs = {
  [ERASED_IN_MENTORING.name]: (platform) =>
    handlerOf(ERASED_IN_MENTORING, (erased, { now }) => forgetPerson(processCtx(platform, now), erased)),
  [PROPOSE_ROUND.name]: (platform) =>
    handlerOf(
      PROPOSE_ROUND,
      async ({ roundId }, { now }) => void (await proposeRound(processCtx(platform, now), roundId)),
    ),
  [VERIFICATION_LOST.name]: (platform) =>
    handlerOf(VERIFICATION_LOST, ({ personId }, { now }) =>
      settleLostVerification(processCtx(platform, now), personId),
    ),
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'expireProposals', everyMs: 5 * MINUTE_MS, run: expireProposals },
  { name: 'withdrawUnverifiedProposals', everyMs: 5 * MINUTE_MS, run: withdrawUnverifiedProposals },
  { name: 'remindOfProposals', everyMs: HOUR_MS, run: remindOfProposals },
  { name: 'remindOfRounds', everyMs: HOUR_MS, run: remindOfRounds },
  { name: 'remindOfMeetings', everyMs: 5 * MINUTE_MS, run: remindOfMeetings },
  { name: 'creditSilentMeetings', everyMs: HOUR_MS, run: creditSilentMeetings },
  { name: 'nudgePairs', everyMs: HOUR_MS, run: nudgePairs },
] satisfies ScheduledWork['schedules'];
