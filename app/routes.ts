import type { RouteConfig, RouteConfigEntry } from '@remix-run/route-config';

// Its own functions for this load the compiler of Remix, a second of the processor in every process that reads the table.
const index = (file: string): RouteConfigEntry => ({ index: true, file });
const route = (path: string, file: string): RouteConfigEntry => ({ path, file });

/** Every URL of the app origin, by domain. Those of the content origin and of health are in server/. */
export default [
  index('routes/home.tsx'),
  route('fault', 'routes/fault.tsx'),

  // accounts
  route('sign-in', 'routes/accounts/sign-in.tsx'),
  route('sign-in/second-step', 'routes/accounts/second-step.tsx'),
  route('passkeys/:use', 'routes/accounts/passkey-options.ts'),
  route('sign-out', 'routes/accounts/sign-out.tsx'),
  route('register', 'routes/accounts/register.tsx'),
  route('confirm/:token', 'routes/accounts/confirm.tsx'),
  route('forgot', 'routes/accounts/forgot.tsx'),
  route('reset/:token', 'routes/accounts/reset.tsx'),
  route('profile', 'routes/accounts/profile.tsx'),
  route('profile/security', 'routes/accounts/security.tsx'),
  route('profile/security/app', 'routes/accounts/authenticator-app.tsx'),
  route('profile/confirm', 'routes/accounts/confirm-identity.tsx'),
  route('profile/password', 'routes/accounts/password.tsx'),
  route('admin/people', 'routes/accounts/people.tsx'),
  route('admin/work', 'routes/operations/work.tsx'),
  route('admin/storage', 'routes/operations/storage.tsx'),
  route('mail', 'routes/operations/mail.tsx'),

  // catalogue
  route('courses', 'routes/catalogue/courses.tsx'),
  route('courses/:slug', 'routes/catalogue/course.tsx'),
  route('covers/:hash', 'routes/catalogue/cover.ts'),
  route('topics', 'routes/catalogue/topics.tsx'),
  route('author', 'routes/catalogue/own-courses.tsx'),
  route('author/courses/:courseId', 'routes/catalogue/own-course.tsx'),

  // modules
  route('courses/:slug/learn', 'routes/modules/learn.ts'),
  route('courses/:slug/learn/:moduleId', 'routes/modules/lesson.tsx'),
  route('courses/:slug/signal', 'routes/modules/study-signal.ts'),
  route('courses/:slug/records', 'routes/modules/lesson-records.ts'),
  route('author/courses/:courseId/package', 'routes/modules/package.ts'),
  route('author/courses/:courseId/folder', 'routes/modules/folder.ts'),
  route('author/courses/:courseId/questions', 'routes/modules/questions.tsx'),
  route('author/courses/:courseId/csv/:kind', 'routes/modules/answers-file.ts'),
  route('author/imports', 'routes/modules/imports.tsx'),
  route('author/imports/:importId', 'routes/modules/import.tsx'),
  route('previews/courses/:versionId', 'routes/modules/preview.tsx'),
  route('reviews/:token/preview/course', 'routes/modules/review-preview.tsx'),
  route('reviews/:token/lesson-pictures/:hash', 'routes/modules/review-picture.ts'),
  route('reviews/:token/lesson-files/:hash', 'routes/modules/review-file.ts'),
  route('lesson-pictures/:hash', 'routes/modules/lesson-picture.ts'),
  route('lesson-files/:hash', 'routes/modules/lesson-file.ts'),

  // scorm
  route('author/upload', 'routes/scorm/upload.tsx'),
  route('author/packages/:packageId', 'routes/scorm/package.tsx'),
  route('author/packages/:packageId/attempts', 'routes/scorm/attempts.tsx'),
  route('author/packages/:packageId/attempts/:attemptId', 'routes/scorm/attempt.tsx'),
  route('author/packages/:packageId/questions', 'routes/scorm/questions.tsx'),
  route('author/packages/:packageId/csv/:kind', 'routes/scorm/answers-file.ts'),
  route('launches/:launchId', 'routes/scorm/launch.tsx'),
  route('previews/:packageId', 'routes/scorm/preview.tsx'),
  route('reviews/:token/preview/:packageId', 'routes/scorm/review-preview.tsx'),

  // learning
  route('my-courses', 'routes/learning/own-learning.tsx'),
  route('registrations/:registrationId/evaluation', 'routes/learning/evaluation.tsx'),

  // credits
  route('credit', 'routes/credits/credit.tsx'),
  route('credit/activities/new', 'routes/credits/new-activity.tsx'),
  route('credit/activities/:activityId', 'routes/credits/own-activity.tsx'),
  route('activities/:activityId/file', 'routes/credits/activity-file.ts'),
  route('associations/:slug', 'routes/credits/association.tsx'),
  route('associations/:slug/evidence/:participationId/correct', 'routes/credits/correct.tsx'),
  route('associations/:slug/list', 'routes/credits/member-list.tsx'),
  route('associations/:slug/exports', 'routes/credits/exports.tsx'),
  route('associations/:slug/exports/:exportId/:format', 'routes/credits/export-file.ts'),
  route('associations/:slug/rules', 'routes/credits/rules.tsx'),
  route('associations/:slug/rules/:draftId', 'routes/credits/rule-draft.tsx'),
  route('associations/:slug/findings', 'routes/credits/findings.tsx'),
  route('associations/:slug/statistics', 'routes/credits/statistics.tsx'),
  route('associations/:slug/activities', 'routes/credits/activities-to-decide.tsx'),
  route('associations/:slug/activities/:activityId', 'routes/credits/decide-activity.tsx'),
  route('associations/:slug/members/:personId', 'routes/credits/member.tsx'),
  route('associations/:slug/members/:personId/activities/new', 'routes/credits/on-behalf.tsx'),
  route('associations/:slug/evidence/:participationId', 'routes/credits/evidence.tsx'),
  route('author/courses/:courseId/accreditation', 'routes/credits/apply.tsx'),
  route('reviews/:token', 'routes/credits/review.tsx'),
  route('associations/:slug/applications/:applicationId', 'routes/credits/application.tsx'),
  route('associations/:slug/courses', 'routes/credits/accredit.tsx'),
  route('associations/:slug/courses/:versionId', 'routes/credits/accredit-version.tsx'),

  // certificates
  route('certificates/:certificateId/pdf', 'routes/certificates/pdf.ts'),
  route('verify', 'routes/certificates/verify.tsx'),
  route('verify/:code', 'routes/certificates/verify-code.tsx'),

  // webinars
  route('webinars', 'routes/webinars/webinars.tsx'),
  route('my-webinars', 'routes/webinars/own-seats.tsx'),
  route('past-webinars', 'routes/webinars/past-webinars.tsx'),
  route('webinars/:slug', 'routes/webinars/webinar.tsx'),
  route('webinars/:slug/calendar', 'routes/webinars/calendar.ts'),
  route('webinars/:slug/room', 'routes/webinars/room.tsx'),
  route('webinars/:slug/act', 'routes/webinars/room-act.ts'),
  route('webinars/:slug/slides/:hash', 'routes/webinars/slide.ts'),
  route('webinars/:slug/test', 'routes/webinars/test.tsx'),
  route('recordings/:slug', 'routes/webinars/recording.tsx'),
  route('recordings/:slug/session', 'routes/webinars/recording-session.ts'),
  route('recordings/:slug/captions/:language', 'routes/webinars/captions.ts'),
  route('mentor', 'routes/webinars/own-webinars.tsx'),
  route('mentor/webinars/new', 'routes/webinars/new-webinar.tsx'),
  route('mentor/webinars/:webinarId', 'routes/webinars/own-webinar.tsx'),
  route('mentor/webinars/:webinarId/slides', 'routes/webinars/slides.tsx'),
  route('mentor/webinars/:webinarId/studio', 'routes/webinars/studio.tsx'),
  route('mentor/webinars/:webinarId/act', 'routes/webinars/studio-act.ts'),
  route('mentor/webinars/:webinarId/attendance', 'routes/webinars/attendance.tsx'),
  route('mentor/webinars/:webinarId/report', 'routes/webinars/report.ts'),
  route('mentor/webinars/:webinarId/recording', 'routes/webinars/own-recording.tsx'),

  // mentoring
  route('colleagues', 'routes/mentoring/colleagues.tsx'),
  route('mentoring/:programmeId', 'routes/mentoring/programme.tsx'),
  route('mentoring/:programmeId/:role', 'routes/mentoring/profile.tsx'),
  route('pairs/:pairId', 'routes/mentoring/pair.tsx'),
  route('meetings/:meetingId', 'routes/mentoring/call.tsx'),
  route('meetings/:meetingId/act', 'routes/mentoring/call-act.ts'),
  route('meetings/:meetingId/calendar', 'routes/mentoring/meeting-calendar.ts'),
  route('associations/:slug/mentoring', 'routes/mentoring/own-programmes.tsx'),
  route('associations/:slug/mentoring/:programmeId', 'routes/mentoring/own-programme.tsx'),

  // consultations
  route('consultations', 'routes/consultations/consultations.tsx'),
  route('consultations/new', 'routes/consultations/ask.tsx'),
  route('consultations/send', 'routes/consultations/ask-act.ts'),
  route('consultations/known', 'routes/consultations/known.ts'),
  route('consultations/answering', 'routes/consultations/answering.tsx'),
  route('consultations/answering/templates', 'routes/consultations/template-act.ts'),
  route('consultations/:caseId', 'routes/consultations/case.tsx'),
  route('consultations/:caseId/act', 'routes/consultations/case-act.ts'),
  route('consultations/:caseId/pictures', 'routes/consultations/pictures.ts'),
  route('consultations/:caseId/pictures/:pictureId', 'routes/consultations/picture.ts'),
  route('consultations/:caseId/file', 'routes/consultations/case-file.ts'),
  route('library', 'routes/consultations/library.tsx'),
  route('library/:lessonId', 'routes/consultations/lesson.tsx'),
  route('library/:lessonId/act', 'routes/consultations/lesson-act.ts'),
  route('associations/:slug/consultations', 'routes/consultations/own-consultations.tsx'),

  // xapi
  route('record', 'routes/xapi/record.tsx'),
  route('record/download', 'routes/xapi/record-file.ts'),
  route('associations/:slug/members/:personId/record', 'routes/xapi/member-record.tsx'),
  route('associations/:slug/members/:personId/record/:statementId', 'routes/xapi/member-statement.tsx'),
  route('associations/:slug/tools', 'routes/xapi/clients.tsx'),
  route('admin/tools', 'routes/xapi/all-clients.tsx'),
  route('admin/records', 'routes/xapi/all-records.tsx'),
  route('admin/records/:statementId', 'routes/xapi/any-statement.tsx'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
