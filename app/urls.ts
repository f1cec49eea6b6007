import type { TableForm } from '#app/platform/table-file.server.ts';

export const KEPT_PARTS = ['all', 'partly', 'nothing'] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];

/** How the answer to a mailed link about another address ended. */
export const EMAIL_LINK_ENDS = ['changed', 'waiting', 'refused'] as const;
export type EmailLinkEnd = (typeof EMAIL_LINK_ENDS)[number];

type PreviewQuery = { module?: string; page?: number; language?: string; answers?: boolean };

function previewQuery({ module, page = 1, language, answers = false }: PreviewQuery): string {
  const query = new URLSearchParams();
  if (module) query.set('module', module);
  if (page > 1) query.set('page', String(page));
  if (language) query.set('language', language);
  if (answers) query.set('answers', '');
  return query.size > 0 ? `?${query}` : '';
}

type LearnerQuery = {
  q?: string;
  state?: string;
  language?: string;
  version?: number | '';
  order?: string;
  page?: number;
};
type MemberQuery = {
  q?: string;
  state?: string;
  programmeId?: string;
  specialty?: string;
  region?: string;
  sort?: string;
  page?: number;
};

type AttendanceQuery = { q?: string; state?: string; order?: string; page?: number };

/** What a list shows, as its address says it: what is empty or not wanted, and the first page, are left out. */
const filterQuery = ({ page = 1, ...filter }: object & { page?: number }): URLSearchParams =>
  new URLSearchParams(
    Object.entries<string | number | boolean | undefined>({ ...filter, page: page > 1 ? page : '' }).flatMap(
      ([name, value]) =>
        value === undefined || value === '' || value === false ? [] : [[name, String(value)]],
    ),
  );

type JobQuery = { state?: string; kind?: string; page?: number };
function queryOf(filter: object & { page?: number }): string {
  const query = filterQuery(filter);
  return query.size > 0 ? `?${query}` : '';
}

/** A document beside the hash of its bytes. */
const named = (document?: string): string => (document ? `?document=${document}` : '');

const encode = (part: unknown): unknown =>
  // Half a letter, which a shortened text may end with, has no encoding.
  typeof part === 'string' ? encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')) : part;

/**
 * Every text in an address is encoded here, in one place: a name from a path may hold any letter, and a Location header holds
 * none but ASCII.
 */
const encoding = <Urls extends Record<string, (...parts: never[]) => string>>(all: Urls): Urls =>
  // The type of what `fromEntries` makes has no names.
  Object.fromEntries(
    Object.entries(all).map(([name, url]) => [
      name,
      (...parts: unknown[]) => url(...(parts.map(encode) as never[])),
    ]),
  ) as unknown as Urls;

/** Addresses that the server answers beside the pages (server/live.ts, server/xapi.ts). */
export const liveUrls = encoding({
  roomEvents: (slug: string) => `/live/events/${slug}`,
  meetingEvents: (id: string) => `/live/meetings/${id}`,
  measure: () => '/live/measure',
  /** The record store (server/xapi.ts). */
  store: () => '/xapi',
});

/** The only place that spells a URL of the app origin. */
export const urls = encoding({
  home: () => '/',
  /** Drawn where a page failed; nothing links to it. */
  fault: () => '/fault',
  /** `kept`: how much is kept of a form that came after its sender's session had ended. */
  signIn: (to?: string, kept?: KeptPart) =>
    to ? `/sign-in?to=${to}${kept ? `&kept=${kept}` : ''}` : '/sign-in',
  signOut: () => '/sign-out',
  register: (to?: string) => (to ? `/register?to=${to}` : '/register'),
  /** The three steps of somebody new. */
  firstWork: () => '/welcome/about',
  firstAssociation: () => '/welcome/association',
  firstProgramme: () => '/welcome/programme',
  /** What to do until the address is confirmed. */
  registered: () => '/register/sent',
  confirm: (token: string) => `/confirm/${token}`,
  /** The page of a mail's link that switches its kind off, and the address that does it by one POST (RFC 8058). */
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  unsubscribeNow: (token: string) => `/unsubscribe/${token}/now`,
  forgot: () => '/forgot',
  reset: (token: string) => `/reset/${token}`,
  secondStep: (to?: string) => (to ? `/sign-in/second-step?to=${to}` : '/sign-in/second-step'),
  passkeyOptions: (use: 'get' | 'create') => `/passkeys/${use}`,
  profile: () => '/profile',
  email: () => '/profile/email',
  /** The page of a mailed link that confirms another address, or refuses it. */
  emailLink: (token: string, done?: EmailLinkEnd) => `/email/${token}${done ? `?done=${done}` : ''}`,
  notifications: () => '/profile/notifications',
  deleteAccount: () => '/profile/delete',
  security: () => '/profile/security',
  authenticatorApp: () => '/profile/security/app',
  confirmIdentity: (to?: string) => (to ? `/profile/confirm?to=${to}` : '/profile/confirm'),
  /** `weak`: why the present one is weak; `to`: the page to continue with. */
  changePassword: (to?: string, weak?: string) =>
    to ? `/profile/password?${weak ? `weak=${weak}&` : ''}to=${to}` : '/profile/password',
  changedPassword: (to?: string) => `/profile/password?changed${to ? `&to=${to}` : ''}`,
  mail: () => '/mail',
  privacy: () => '/privacy',
  help: () => '/help',

  courses: () => '/courses',
  course: (slug: string) => `/courses/${slug}`,
  cover: (hash: string) => `/covers/${hash}`,
  /** Courses that the reader has begun, and those behind them. */
  ownLearning: () => '/my-courses',

  /** Where one goes on in a native course, and a page of it. */
  learn: (slug: string) => `/courses/${slug}/learn`,
  lessonPage: (slug: string, moduleId: string, page = 1) =>
    `/courses/${slug}/learn/${moduleId}${page > 1 ? `?page=${page}` : ''}`,
  coursePackage: (courseId: string) => `/author/courses/${courseId}/package`,
  courseFolder: (courseId: string) => `/author/courses/${courseId}/folder`,
  courseQuestions: (courseId: string) => `/author/courses/${courseId}/questions`,
  courseAnswers: (courseId: string, kind: 'questions' | 'answers', form: TableForm, versionId: string) =>
    `/author/courses/${courseId}/csv/${kind}?format=${form}&version=${versionId}`,
  imports: () => '/author/imports',
  import: (id: string) => `/author/imports/${id}`,
  countedTime: (slug: string) => `/courses/${slug}/minutes`,
  studySignal: (slug: string) => `/courses/${slug}/signal`,
  lessonRecords: (slug: string) => `/courses/${slug}/records`,
  lessonPicture: (hash: string) => `/lesson-pictures/${hash}`,
  /** A version of a native course as somebody looks at it: its author or an officer, and a reviewer by the mailed link. */
  coursePreview: (versionId: string, wish: PreviewQuery = {}) =>
    `/previews/courses/${versionId}${previewQuery(wish)}`,
  reviewCourse: (token: string, wish: PreviewQuery = {}) =>
    `/reviews/${token}/preview/course${previewQuery(wish)}`,
  reviewPicture: (token: string, hash: string) => `/reviews/${token}/lesson-pictures/${hash}`,
  reviewFile: (token: string, hash: string, document?: string) =>
    `/reviews/${token}/lesson-files/${hash}${named(document)}`,
  /** `document`: its name, of a file that is saved. */
  lessonFile: (hash: string, document?: string) => `/lesson-files/${hash}${named(document)}`,
  launch: (launchId: string) => `/launches/${launchId}`,
  evaluation: (registrationId: string) => `/registrations/${registrationId}/evaluation`,

  colleagues: () => '/colleagues',
  mentoring: (programmeId: string) => `/mentoring/${programmeId}`,
  mentoringProfile: (programmeId: string, role: string) => `/mentoring/${programmeId}/${role}`,
  mentoringPair: (pairId: string) => `/pairs/${pairId}`,
  meeting: (id: string) => `/meetings/${id}`,
  meetingAct: (id: string) => `/meetings/${id}/act`,
  meetingCalendar: (id: string) => `/meetings/${id}/calendar`,

  consultations: () => '/consultations',
  ask: () => '/consultations/new',
  askAct: () => '/consultations/send',
  knownLessons: () => '/consultations/known',
  answering: () => '/consultations/answering',
  templateAct: () => '/consultations/answering/templates',
  consultation: (id: string) => `/consultations/${id}`,
  consultationAct: (id: string) => `/consultations/${id}/act`,
  consultationPictures: (id: string) => `/consultations/${id}/pictures`,
  consultationPicture: (id: string, pictureId: string) => `/consultations/${id}/pictures/${pictureId}`,
  consultationFile: (id: string) => `/consultations/${id}/file`,
  lessons: () => '/library',
  lesson: (id: string) => `/library/${id}`,
  lessonAct: (id: string) => `/library/${id}/act`,
  ownConsultations: (slug: string) => `/associations/${slug}/consultations`,
  topics: () => '/topics',

  evaluationResults: (courseId: string) => `/evaluations/${courseId}`,
  evaluationFile: (courseId: string, kind: 'counts' | 'words', form: TableForm) =>
    `/evaluations/${courseId}/csv/${kind}?format=${form}`,

  credit: () => '/credit',
  ownActivities: () => '/credit/activities',
  ownCertificates: () => '/credit/certificates',
  reminders: () => '/credit/reminders',
  newActivity: () => '/credit/activities/new',
  ownActivity: (id: string) => `/credit/activities/${id}`,
  ownActivityEdit: (id: string) => `/credit/activities/${id}?edit`,
  ownActivityCheck: (id: string) => `/credit/activities/${id}?check`,
  activityFile: (id: string) => `/activities/${id}/file`,
  record: () => '/record',
  recordFile: () => '/record/download',
  memberRecord: (slug: string, personId: string) => `/associations/${slug}/members/${personId}/record`,
  memberStatement: (slug: string, personId: string, id: string) =>
    `/associations/${slug}/members/${personId}/record/${id}`,
  clients: (slug: string) => `/associations/${slug}/tools`,
  allClients: () => '/admin/tools',
  allRecords: () => '/admin/records',
  anyStatement: (id: string) => `/admin/records/${id}`,
  transcript: (programmeId: string, format: 'pdf' | 'csv' | 'xlsx') =>
    `/credit/transcripts/${programmeId}/${format}`,
  certificatePdf: (id: string) => `/certificates/${id}/pdf`,
  verify: () => '/verify',
  verifyCode: (code: string) => `/verify/${code}`,

  author: () => '/author',
  authorHome: () => '/author/home',
  /** How all one's own courses and webinars do. */
  results: () => '/author/results',
  upload: (courseId?: string) => (courseId ? `/author/upload?course=${courseId}` : '/author/upload'),
  package: (id: string, courseId?: string) =>
    `/author/packages/${id}${courseId ? `?course=${courseId}` : ''}`,
  packageAttempts: (id: string) => `/author/packages/${id}/attempts`,
  packageAttempt: (id: string, attemptId: string, launchId?: string) =>
    `/author/packages/${id}/attempts/${attemptId}${launchId ? `?launch=${launchId}` : ''}`,
  packageQuestions: (id: string) => `/author/packages/${id}/questions`,
  packageAnswers: (id: string, kind: 'questions' | 'answers', form: TableForm) =>
    `/author/packages/${id}/csv/${kind}?format=${form}`,
  ownCourse: (id: string) => `/author/courses/${id}`,
  courseTexts: (id: string) => `/author/courses/${id}/texts`,
  learners: (courseId: string, filter: LearnerQuery = {}) => {
    return `/author/courses/${courseId}/learners${queryOf(filter)}`;
  },
  learnersFile: (courseId: string, form: TableForm, filter: LearnerQuery = {}) =>
    `/author/courses/${courseId}/learners/csv?${new URLSearchParams({ ...Object.fromEntries(filterQuery(filter)), format: form })}`,

  association: (slug: string) => `/associations/${slug}`,
  inbox: (slug: string, filter: { kind?: string; page?: number } = {}) =>
    `/associations/${slug}/inbox${queryOf(filter)}`,
  members: (slug: string, filter: MemberQuery = {}) => `/associations/${slug}/members${queryOf(filter)}`,
  joinRequests: (slug: string, page = 1) =>
    `/associations/${slug}/join-requests${page > 1 ? `?page=${page}` : ''}`,
  joinRequest: (slug: string, id: string) => `/associations/${slug}/join-requests?only=${id}`,
  cyclesToConfirm: (slug: string, page = 1) =>
    `/associations/${slug}/cycles${page > 1 ? `?page=${page}` : ''}`,
  cycleToConfirm: (slug: string, id: string) => `/associations/${slug}/cycles?only=${id}`,
  memberList: (slug: string, filter: MemberQuery = {}) => `/associations/${slug}/list${queryOf(filter)}`,
  memberMessages: (slug: string, page = 1) =>
    `/associations/${slug}/messages${page > 1 ? `?page=${page}` : ''}`,
  newMemberMessage: (slug: string, filter: MemberQuery = {}) =>
    `/associations/${slug}/messages/new${queryOf(filter)}`,
  memberMessageTo: (slug: string, personId: string) => `/associations/${slug}/messages/new?to=${personId}`,
  memberMessage: (slug: string, id: string) => `/associations/${slug}/messages/${id}`,
  exports: (slug: string) => `/associations/${slug}/exports`,
  exportFile: (slug: string, id: string, format: string) => `/associations/${slug}/exports/${id}/${format}`,
  rules: (slug: string) => `/associations/${slug}/rules`,
  ruleDraft: (slug: string, id: string) => `/associations/${slug}/rules/${id}`,
  findings: (slug: string) => `/associations/${slug}/findings`,
  statistics: (slug: string) => `/associations/${slug}/statistics`,
  ownMentoring: (slug: string) => `/associations/${slug}/mentoring`,
  ownMentoringProgramme: (slug: string, id: string) => `/associations/${slug}/mentoring/${id}`,
  activitiesToDecide: (slug: string) => `/associations/${slug}/activities`,
  decideActivity: (slug: string, id: string) => `/associations/${slug}/activities/${id}`,
  onBehalf: (slug: string, personId: string) => `/associations/${slug}/members/${personId}/activities/new`,
  member: (slug: string, personId: string) => `/associations/${slug}/members/${personId}`,
  evidence: (slug: string, participationId: string) => `/associations/${slug}/evidence/${participationId}`,
  correct: (slug: string, participationId: string) =>
    `/associations/${slug}/evidence/${participationId}/correct`,
  applications: (slug: string, page = 1) =>
    `/associations/${slug}/applications${page > 1 ? `?page=${page}` : ''}`,
  apply: (courseId: string) => `/author/courses/${courseId}/accreditation`,
  application: (slug: string, id: string) => `/associations/${slug}/applications/${id}`,
  review: (token: string) => `/reviews/${token}`,
  preview: (packageId: string) => `/previews/${packageId}`,
  reviewPreview: (token: string, packageId: string) => `/reviews/${token}/preview/${packageId}`,
  accredit: (slug: string) => `/associations/${slug}/courses`,
  accreditVersion: (slug: string, versionId: string) => `/associations/${slug}/courses/${versionId}`,

  webinars: () => '/webinars',
  ownSeats: () => '/my-webinars',
  pastWebinars: () => '/past-webinars',
  webinar: (slug: string) => `/webinars/${slug}`,
  webinarCalendar: (slug: string) => `/webinars/${slug}/calendar`,
  room: (slug: string) => `/webinars/${slug}/room`,
  roomAct: (slug: string) => `/webinars/${slug}/act`,
  guests: (slug: string) => `/webinars/${slug}/guests`,
  slide: (slug: string, hash: string) => `/webinars/${slug}/slides/${hash}`,
  webinarTest: (slug: string) => `/webinars/${slug}/test`,
  recording: (slug: string) => `/recordings/${slug}`,
  recordingSession: (slug: string) => `/recordings/${slug}/session`,
  recordingCaptions: (slug: string, language: string) => `/recordings/${slug}/captions/${language}`,
  mentorHome: () => '/mentor/home',
  mentor: () => '/mentor',
  newWebinar: () => '/mentor/webinars/new',
  ownWebinar: (id: string) => `/mentor/webinars/${id}`,
  slides: (id: string) => `/mentor/webinars/${id}/slides`,
  slidePages: (id: string) => `/mentor/webinars/${id}/slides/pages`,
  ownSlide: (id: string, hash: string) => `/mentor/webinars/${id}/slides/${hash}`,
  studio: (id: string) => `/mentor/webinars/${id}/studio`,
  studioAct: (id: string) => `/mentor/webinars/${id}/act`,
  attendance: (id: string, filter: AttendanceQuery = {}) => {
    const query = filterQuery(filter);
    return `/mentor/webinars/${id}/attendance${query.size > 0 ? `?${query}` : ''}`;
  },
  webinarReport: (id: string, form: TableForm) => `/mentor/webinars/${id}/report?format=${form}`,
  ownRecording: (id: string) => `/mentor/webinars/${id}/recording`,
  ownRecordingPlayer: (id: string) => `/mentor/webinars/${id}/recording/player`,

  people: (filter: { q?: string; role?: string; page?: number } = {}) => `/admin/people${queryOf(filter)}`,
  health: () => '/admin/health',
  work: () => '/admin/work',
  /** Background jobs of a state, the failed ones unless it says otherwise. */
  jobs: ({ state = 'failed', kind = '', page = 1 }: JobQuery) => {
    const query = new URLSearchParams({
      state,
      ...(kind && { kind }),
      ...(page > 1 && { page: String(page) }),
    });
    return `/admin/work?${query}`;
  },
  storage: () => '/admin/storage',
});
