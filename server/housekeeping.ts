import { recordFailedSignIns } from '#app/domains/accounts/sign-in/record-failed-sign-ins.server.ts';
import { forgetOldSessions } from '#app/domains/accounts/sessions/forget-old-sessions.server.ts';
import { endExpiredLaunches } from '#app/domains/scorm/launches/end-expired-launches.server.ts';
import { deleteOldLateWork } from '#app/domains/scorm/commits/delete-old-late-work.server.ts';
import { deleteOldStreams } from '#app/domains/webinars/engine/delete-old-streams.server.ts';
import { repairStreams } from '#app/domains/webinars/engine/repair-streams.server.ts';
import { remindOfWebinars } from '#app/domains/webinars/seats/remind-of-webinars.server.ts';
import { creditSilentMeetings } from '#app/domains/mentoring/meetings/credit-silent-meetings.server.ts';
import { remindOfMeetings } from '#app/domains/mentoring/meetings/remind-of-meetings.server.ts';
import { nudgePairs } from '#app/domains/mentoring/pairs/nudge-pairs.server.ts';
import { eraseOldCases } from '#app/domains/consultations/cases/erase-old-cases.server.ts';
import { remindOfCases } from '#app/domains/consultations/cases/remind-of-cases.server.ts';
import { expireProposals } from '#app/domains/mentoring/pairs/expire-proposals.server.ts';
import { forgetSignals } from '#app/domains/rooms/events/forget-signals.server.ts';
import { cancelMissedWebinars } from '#app/domains/webinars/schedule/cancel-missed-webinars.server.ts';
import { endForgottenWebinars } from '#app/domains/webinars/room/end-forgotten-webinars.server.ts';
import { recountRecordUse } from '#app/domains/xapi/maintenance/recount-record-use.server.ts';
import { forwardWaitingStatements } from '#app/domains/xapi/forwarding/forward-waiting-statements.server.ts';
import { deleteOldCredentialUse } from '#app/domains/xapi/maintenance/delete-old-credential-use.server.ts';
import { sealAudit } from '#app/platform/audit.server.ts';
import { warnOfExpiringAccreditations } from '#app/domains/credits/accreditation/warn-of-expiring-accreditations.server.ts';
import { sendCycleReminders } from '#app/domains/credits/enrolments/send-cycle-reminders.server.ts';
import { enqueueRecount } from '#app/domains/credits/standings/enqueue-recount.server.ts';
import { forgetOldTries } from '#app/platform/limits.server.ts';
import { forgetOldThrottles } from '#app/platform/throttle.server.ts';
import { forgetOldWork } from '#app/platform/forget-old-work.server.ts';
import { isNightlyWorkDue } from '#app/platform/nightly.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { alarmOfStorage } from '#app/platform/storage-alarm.server.ts';
import { listSweeps, sweepFiles, sweepIncoming } from '#app/platform/sweep-files.server.ts';
import { type Tasks, runInTurn } from './run-in-turn.ts';
import { operatorCtx } from './operator-ctx.ts';

/** An upload in which nothing happens for so long is over. */
export const UPLOAD_IDLE_MS = 3_600_000;

/** Once a night, of this process's DATA_DIR. */
async function sweepAtNight(platform: Platform): Promise<void> {
  const now = new Date();
  const [last] = await listSweeps(platform, 1);
  if (!isNightlyWorkDue(last?.at ?? null, now)) return;
  const { error, ...counts } = await sweepFiles(platform, now);
  if (error === null) platform.log.info(counts, 'files swept');
  else platform.log.error({ ...counts, error }, 'files not swept');
}

/** Housekeeping that no request waits for. Each piece may run in several processes at once. */
export function startHousekeeping(platform: Platform): { stop(): void } {
  const { db, log } = platform;
  const onFault = (name: string, error: Error) =>
    log.error({ work: name, error: error.message }, 'housekeeping failed');
  const quietly = (name: string, work: () => Promise<unknown>) => runInTurn({ [name]: work }, onFault);
  const inTurn = (pieces: Tasks) => runInTurn(pieces, onFault);
  const seal = setInterval(
    quietly('seal', () => sealAudit(db)),
    10_000,
  );
  const hourly = setInterval(
    inTurn({
      endExpiredLaunches: () => endExpiredLaunches(operatorCtx(platform)),
      forgetLateWork: () => deleteOldLateWork(db, new Date()),
      sweepIncoming: () => sweepIncoming(platform, new Date(), UPLOAD_IDLE_MS),
      sweepAtNight: () => sweepAtNight(platform),
      forgetOldWork: () => forgetOldWork(db, new Date()),
      forgetOldTries: () => forgetOldTries(db, new Date()),
      forgetOldSessions: () => forgetOldSessions(db, new Date()),
      forgetOldThrottles: () => forgetOldThrottles(db, new Date()),
      enqueueRecount: () => db.transact((tx) => enqueueRecount(tx, new Date(), {})),
      sendReminders: () => sendCycleReminders(platform, new Date()),
      warnOfExpiry: () => warnOfExpiringAccreditations(platform, new Date()),
      creditSilentMeetings: () => creditSilentMeetings(operatorCtx(platform)),
      nudgePairs: () => nudgePairs(operatorCtx(platform)),
      forgetSignals: () => forgetSignals(operatorCtx(platform)),
      forgetOldUse: () => deleteOldCredentialUse(db, new Date()),
      recountRecordUse: () => recountRecordUse(operatorCtx(platform)),
      eraseOldCases: () => eraseOldCases(operatorCtx(platform)),
    }),
    3_600_000,
  );
  let forwarding = false;
  const forward = setInterval(
    quietly('forward', async () => {
      if (forwarding) return;
      forwarding = true;
      await forwardWaitingStatements(operatorCtx(platform)).finally(() => (forwarding = false));
    }),
    2000,
  );
  const video = setInterval(
    quietly('video', () => repairStreams(platform, new Date())),
    15_000,
  );
  const everyFiveMinutes = setInterval(
    inTurn({
      alarmOfStorage: () => alarmOfStorage(platform, new Date()),
      recordFailedSignIns: () => recordFailedSignIns(operatorCtx(platform)),
      remindOfWebinars: () => remindOfWebinars(platform, new Date()),
      endForgottenWebinars: () => endForgottenWebinars(operatorCtx(platform)),
      cancelMissedWebinars: () => cancelMissedWebinars(operatorCtx(platform)),
      clearStreams: () => deleteOldStreams(platform, new Date()),
      expireProposals: () => expireProposals(operatorCtx(platform)),
      remindOfMeetings: () => remindOfMeetings(operatorCtx(platform)),
      remindOfCases: () => remindOfCases(operatorCtx(platform)),
    }),
    5 * 60_000,
  );
  return {
    stop() {
      clearInterval(seal);
      clearInterval(hourly);
      clearInterval(forward);
      clearInterval(video);
      clearInterval(everyFiveMinutes);
    },
  };
}
