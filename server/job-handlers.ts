import {
  REMOVE_PICTURE,
  removePictureHandler,
} from '#app/domains/consultations/pictures/remove-picture.server.ts';
import { RECOUNT } from '#app/domains/credits/standings/enqueue-recount.server.ts';
import { recountStandingsHandler } from '#app/domains/credits/standings/recount-standings.server.ts';
import { NOTIFY_LEARNERS, notifyLearnersHandler } from '#app/domains/scorm/sandbox/notify-learners.server.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from '#app/domains/scorm/versions/move-learners.server.ts';
import {
  EVALUATE_ATTENDANCE,
  evaluateAttendanceHandler,
} from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import { MAIL_LIMIT_REACHED, mailHandler, mailLimitHandler } from '#app/platform/mail.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

export const jobHandlers = (platform: Platform) => ({
  mail: mailHandler(platform.db, platform.settings),
  [MAIL_LIMIT_REACHED]: mailLimitHandler(platform.log),
  [RECOUNT]: recountStandingsHandler(platform.db),
  [EVALUATE_ATTENDANCE]: evaluateAttendanceHandler(platform),
  [MOVE_LEARNERS]: moveLearnersHandler(platform),
  [NOTIFY_LEARNERS]: notifyLearnersHandler(platform),
  [REMOVE_PICTURE]: removePictureHandler(platform),
});
