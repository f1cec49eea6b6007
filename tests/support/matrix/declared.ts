import type { Role } from './people.ts';
import type { Kind, Thing } from './things.ts';

/**
 * Who may read a page and who may do what on it, once for each route. Whom a declaration does not name is an outsider: they get
 * 404 as if there were nothing, and whoever is not signed in is asked to (`refused` where it is another status, with why).
 *
 * Audiences are words: roles of the cast (`people.ts`), what somebody is to the thing of the address (`owner`, `officers` of its
 * association, …: `things.ts`), and these groups.
 */
const GROUPS: Record<string, Role[]> = {
  everybody: ['anonymous', 'doctor', 'colleague', 'doctorFI', 'newcomer', 'author', 'otherAuthor', 'mentor', 'otherMentor', 'officer', 'officerEE', 'administrator'],
  nobody: [],
  authors: ['author', 'otherAuthor'],
  mentors: ['mentor', 'otherMentor'],
  /** Doctors and nurses whom an association has verified. */
  verified: ['doctor', 'colleague', 'doctorFI', 'mentor'],
}; // oxfmt-ignore
GROUPS['signed-in'] = GROUPS['everybody']!.slice(1);

export type Declaration = {
  of: Kind;
  reads?: string;
  /** For all that can be done there, or by the name of what is done; `*`: all others. */
  writes?: string | Record<string, string>;
  /** Statuses that outsiders get instead of 404. */
  refused?: number[];
  /** Statuses that everybody gets for what there is not, beside 404. */
  unknown?: number[];
  /** Statuses that people who may read it can get beside 200 and 302. */
  answers?: number[];
};

export const DECLARED: Record<string, Declaration> = {
  '': { of: 'page', reads: 'everybody' },
  fault: { of: 'page', reads: 'nobody', refused: [404] },
  '*': { of: 'page', reads: 'nobody', writes: 'nobody' },

  // accounts
  'sign-in': { of: 'page', reads: 'everybody', writes: 'everybody' },
  'sign-in/second-step': { of: 'page', reads: 'everybody', writes: 'everybody' },
  'passkeys/:use': { of: 'passkeyUse', reads: 'signed-in' },
  'sign-out': { of: 'page', reads: 'everybody', writes: 'everybody' },
  register: { of: 'page', reads: 'everybody', writes: 'everybody' },
  'register/sent': { of: 'page', reads: 'everybody', writes: 'everybody' },
  'confirm/:token': { of: 'confirmLink', reads: 'everybody', writes: 'everybody', unknown: [200] },
  'welcome/about': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'welcome/association': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'welcome/programme': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  forgot: { of: 'page', reads: 'everybody', writes: 'everybody' },
  'reset/:token': { of: 'resetLink', reads: 'everybody', writes: 'everybody', unknown: [410] },
  profile: { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/email': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/notifications': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/delete': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'email/:token': { of: 'emailLink', reads: 'everybody', writes: 'everybody', unknown: [410] },
  'unsubscribe/:token': { of: 'mailChoice', reads: 'everybody', writes: 'everybody' },
  'unsubscribe/:token/now': { of: 'mailChoice', writes: 'everybody' },
  privacy: { of: 'page', reads: 'everybody' },
  help: { of: 'page', reads: 'everybody' },
  'profile/security': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/security/app': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/confirm': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'profile/password': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'admin/people': { of: 'page', reads: 'administrator', writes: 'administrator' },
  'admin/health': { of: 'page', reads: 'administrator' },
  'admin/work': { of: 'page', reads: 'administrator', writes: 'administrator' },
  'admin/storage': { of: 'page', reads: 'administrator', writes: 'administrator' },
  // In demonstration mode alone, where mail leaves no machine.
  mail: { of: 'page', reads: 'everybody' },

  // catalogue
  courses: { of: 'page', reads: 'everybody' },
  'courses/:slug': { of: 'course', reads: 'everybody', writes: 'signed-in' },
  'covers/:hash': { of: 'cover', reads: 'everybody' },
  topics: { of: 'page', reads: 'authors mentors' },
  author: { of: 'page', reads: 'authors' },
  'author/home': { of: 'page', reads: 'authors' },
  'author/courses/:courseId': { of: 'ownCourse', reads: 'owner', writes: 'owner' },
  'author/courses/:courseId/texts': { of: 'publishedCourse', reads: 'owner', writes: 'owner' },

  // scorm
  'author/upload': { of: 'page', reads: 'authors', writes: 'authors' },
  'author/packages/:packageId': { of: 'package', reads: 'owner', writes: 'owner' },
  'author/packages/:packageId/attempts': { of: 'package', reads: 'owner administrator' },
  'author/packages/:packageId/attempts/:attemptId': { of: 'attempt', reads: 'owner administrator' },
  'author/packages/:packageId/questions': { of: 'package', reads: 'owner administrator' },
  'author/packages/:packageId/csv/:kind': { of: 'answersFile', reads: 'owner administrator' },
  'launches/:launchId': { of: 'launch', reads: 'owner' },
  'previews/:packageId': { of: 'package', reads: 'owner officers' },
  'reviews/:token/preview/:packageId': { of: 'reviewedPackage', reads: 'everybody' },

  // modules
  'courses/:slug/learn': { of: 'nativeModule', reads: 'registered' },
  'courses/:slug/learn/:moduleId': { of: 'nativeModule', reads: 'registered', writes: 'registered' },
  'courses/:slug/minutes': { of: 'nativeModule', reads: 'registered' },
  'courses/:slug/signal': { of: 'nativeModule', writes: 'registered' },
  'courses/:slug/records': { of: 'nativeModule', writes: 'registered' },
  'author/courses/:courseId/package': { of: 'ownNativeCourse', reads: 'owner' },
  'author/courses/:courseId/folder': { of: 'ownNativeCourse', reads: 'owner' },
  'author/courses/:courseId/learners': { of: 'learnedCourse', reads: 'owner administrator' },
  'author/courses/:courseId/learners/csv': { of: 'learnedCourse', reads: 'owner administrator' },
  'author/courses/:courseId/questions': { of: 'ownNativeCourse', reads: 'owner administrator' },
  'author/courses/:courseId/csv/:kind': { of: 'courseAnswersFile', reads: 'owner administrator' },
  'author/imports': { of: 'page', reads: 'authors', writes: 'authors' },
  'author/imports/:importId': { of: 'folderImport', reads: 'owner', writes: 'owner' },
  'previews/courses/:versionId': { of: 'nativeVersion', reads: 'owner officers' },
  'reviews/:token/preview/course': { of: 'reviewedCourse', reads: 'everybody' },
  'reviews/:token/lesson-pictures/:hash': { of: 'reviewedPicture', reads: 'everybody' },
  'reviews/:token/lesson-files/:hash': { of: 'reviewedFile', reads: 'everybody' },
  'lesson-pictures/:hash': { of: 'lessonPicture', reads: 'owner registered officers' },
  'lesson-files/:hash': { of: 'lessonFile', reads: 'owner registered officers' },

  // learning
  'my-courses': { of: 'page', reads: 'signed-in' },
  'registrations/:registrationId/evaluation': { of: 'registration', reads: 'owner', writes: 'owner' },
  'author/results': { of: 'page', reads: 'authors' },
  'evaluations/:courseId': { of: 'evaluatedCourse', reads: 'owner accreditors administrator' },
  'evaluations/:courseId/csv/:kind': { of: 'evaluationFile', reads: 'owner accreditors administrator' },

  // credits
  credit: { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'credit/activities': { of: 'page', reads: 'signed-in' },
  'credit/certificates': { of: 'page', reads: 'signed-in' },
  'credit/reminders': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'credit/activities/new': { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'credit/activities/:activityId': { of: 'activity', reads: 'owner officers', writes: 'owner' },
  'activities/:activityId/file': { of: 'activity', reads: 'owner officers' },
  'associations/:slug': { of: 'association', reads: 'officers' },
  'associations/:slug/inbox': { of: 'association', reads: 'officers' },
  'associations/:slug/members': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/join-requests': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/cycles': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/evidence/:participationId/correct': { of: 'external', reads: 'officers', writes: 'officers' },
  'associations/:slug/list': { of: 'association', reads: 'officers' },
  'associations/:slug/messages': { of: 'association', reads: 'officers' },
  'associations/:slug/messages/new': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/messages/:messageId': { of: 'memberMessage', reads: 'officers', writes: 'officers' },
  'associations/:slug/exports': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/exports/:exportId/:format': { of: 'export', reads: 'officers' },
  'associations/:slug/rules': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/rules/:draftId': { of: 'ruleDraft', reads: 'officers', writes: 'officers' },
  'associations/:slug/findings': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/statistics': { of: 'association', reads: 'officers' },
  'associations/:slug/activities': { of: 'association', reads: 'officers' },
  'associations/:slug/activities/:activityId': { of: 'activity', reads: 'officers', writes: 'officers' },
  'associations/:slug/members/:personId': { of: 'member', reads: 'officers', writes: 'officers' },
  'associations/:slug/members/:personId/activities/new': { of: 'member', reads: 'officers', writes: 'officers' },
  'associations/:slug/evidence/:participationId': { of: 'evidence', reads: 'officers', writes: 'officers' },
  'author/courses/:courseId/accreditation': { of: 'appliedCourse', reads: 'owner', writes: 'owner' },
  'reviews/:token': { of: 'review', reads: 'everybody', writes: 'everybody' },
  'associations/:slug/applications': { of: 'association', reads: 'officers' },
  'associations/:slug/applications/:applicationId': { of: 'application', reads: 'officers', writes: 'officers' },
  'associations/:slug/courses': { of: 'association', reads: 'officers' },
  'associations/:slug/courses/:versionId': { of: 'version', reads: 'officers', writes: 'officers' },

  // certificates
  'credit/transcripts/:programmeId/:format': { of: 'transcript', reads: 'owner' },
  'certificates/:certificateId/pdf': { of: 'certificate', reads: 'owner' },
  verify: { of: 'page', reads: 'everybody' },
  'verify/:code': { of: 'certificate', reads: 'everybody' },

  // webinars
  webinars: { of: 'page', reads: 'everybody' },
  'past-webinars': { of: 'page', reads: 'everybody' },
  'my-webinars': { of: 'page', reads: 'signed-in' },
  'webinars/:slug': { of: 'webinar', reads: 'everybody', writes: 'signed-in' },
  'webinars/:slug/calendar': { of: 'webinar', reads: 'everybody' },
  // Everybody knows of it and whom it is for: without a seat one reads that one is needed (403).
  'webinars/:slug/room': {
    of: 'room',
    reads: 'owner seat',
    refused: [403],
    writes: { 'say ask vote answer hand': 'owner seat', '*': 'owner' },
  },
  'webinars/:slug/act': {
    of: 'room',
    refused: [403],
    writes: { 'session say ask vote answer hand': 'owner seat', '*': 'owner' },
  },
  'webinars/:slug/guests': { of: 'room', reads: 'owner', refused: [403, 404] },
  'webinars/:slug/slides/:hash': { of: 'slide', reads: 'owner seat', refused: [403] },
  'webinars/:slug/test': { of: 'room', reads: 'seat', writes: 'seat', refused: [403] },
  'recordings/:slug': { of: 'recording', reads: 'everybody', writes: 'signed-in' },
  'recordings/:slug/session': { of: 'recording', writes: 'registered' },
  'recordings/:slug/captions/:language': { of: 'recording', reads: 'registered' },
  mentor: { of: 'page', reads: 'mentors' },
  'mentor/webinars/new': { of: 'page', reads: 'mentors', writes: 'mentors' },
  'mentor/webinars/:webinarId': { of: 'ownWebinar', reads: 'owner', writes: 'owner' },
  'mentor/webinars/:webinarId/slides': { of: 'ownSlide', reads: 'owner', writes: 'owner' },
  'mentor/webinars/:webinarId/slides/pages': { of: 'ownWebinar', writes: 'owner' },
  'mentor/webinars/:webinarId/slides/:hash': { of: 'ownSlide', reads: 'owner' },
  'mentor/webinars/:webinarId/studio': { of: 'ownWebinar', reads: 'owner', writes: 'owner' },
  'mentor/webinars/:webinarId/act': { of: 'ownWebinar', writes: 'owner' },
  'mentor/webinars/:webinarId/attendance': { of: 'ownWebinar', reads: 'owner', writes: 'owner' },
  'mentor/webinars/:webinarId/report': { of: 'ownWebinar', reads: 'owner', answers: [409] },
  'mentor/webinars/:webinarId/recording': { of: 'ownWebinar', reads: 'owner', writes: 'owner' },
  'mentor/webinars/:webinarId/recording/player': { of: 'ownWebinar', writes: 'owner' },

  // mentoring
  'mentor/home': { of: 'page', reads: 'mentors' },
  colleagues: { of: 'page', reads: 'signed-in' },
  'mentoring/:programmeId': { of: 'programme', reads: 'signed-in', writes: 'signed-in' },
  'mentoring/:programmeId/:role': { of: 'programme', reads: 'signed-in', writes: 'signed-in' },
  'pairs/:pairId': { of: 'pair', reads: 'owner', writes: 'owner' },
  'meetings/:meetingId': { of: 'meeting', reads: 'owner', writes: 'owner', answers: [409] },
  'meetings/:meetingId/act': { of: 'meeting', writes: 'owner' },
  'meetings/:meetingId/calendar': { of: 'meeting', reads: 'owner' },
  'associations/:slug/mentoring': { of: 'association', reads: 'officers', writes: 'officers' },
  'associations/:slug/mentoring/:programmeId': { of: 'ownProgramme', reads: 'officers', writes: 'officers' },

  // consultations: whom nobody has verified reads that (403)
  consultations: { of: 'page', reads: 'verified', refused: [403] },
  'consultations/new': { of: 'page', reads: 'verified', refused: [403] },
  'consultations/send': { of: 'page', writes: 'verified', refused: [403] },
  'consultations/known': { of: 'page', reads: 'verified', refused: [403] },
  'consultations/answering': { of: 'page', reads: 'verified', writes: 'verified', refused: [403] },
  'consultations/answering/templates': { of: 'page', writes: 'verified', refused: [403] },
  'consultations/:caseId': {
    of: 'case',
    reads: 'owner specialist',
    writes: { card: 'owner specialist', 'release decline pass-on': 'specialist', withdraw: 'owner' },
    refused: [403, 404],
  },
  'consultations/:caseId/act': {
    of: 'case',
    writes: { 'send reply close': 'owner', answer: 'specialist', '*': 'nobody' },
    refused: [403, 404],
  },
  'consultations/:caseId/pictures': { of: 'case', writes: 'owner', refused: [403, 404] },
  'consultations/:caseId/pictures/:pictureId': { of: 'picture', reads: 'owner specialist', refused: [403, 404] },
  'consultations/:caseId/file': { of: 'case', reads: 'owner specialist', refused: [403, 404] },
  library: { of: 'page', reads: 'verified', refused: [403] },
  'library/:lessonId': { of: 'lesson', reads: 'verified', writes: { uncomment: 'verified', '*': 'owner' }, refused: [403, 404] },
  'library/:lessonId/act': { of: 'lesson', writes: 'verified', refused: [403, 404] },
  'associations/:slug/consultations': { of: 'association', reads: 'officers', writes: 'officers' },

  // xapi
  record: { of: 'page', reads: 'signed-in', writes: 'signed-in' },
  'record/download': { of: 'page', reads: 'signed-in' },
  'associations/:slug/members/:personId/record': { of: 'member', reads: 'officers' },
  'associations/:slug/members/:personId/record/:statementId': { of: 'memberStatement', reads: 'officers' },
  'associations/:slug/tools': { of: 'association', reads: 'officers', writes: 'officers' },
  'admin/tools': { of: 'page', reads: 'administrator', writes: 'administrator' },
  'admin/records': { of: 'page', reads: 'administrator' },
  'admin/records/:statementId': { of: 'statement', reads: 'administrator' },
}; // oxfmt-ignore

/** People whom these words mean at this thing. */
export function audience(words: string, { who }: Thing): Set<Role> {
  return new Set(words.split(' ').flatMap((word) => GROUPS[word] ?? who[word] ?? [word as Role]));
}

/** The words for what is done under this name; those of `*` where it is not named. */
export const mayDo = (writes: NonNullable<Declaration['writes']>, intent: string): string =>
  typeof writes === 'string'
    ? writes
    : (Object.entries(writes).find(([names]) => names.split(' ').includes(intent))?.[1] ??
      writes['*'] ??
      'nobody');

/** The words for whoever may do anything at all. */
export const audienceOfAll = (writes: Declaration['writes']): string =>
  writes === undefined ? 'nobody' : typeof writes === 'string' ? writes : Object.values(writes).join(' ');
