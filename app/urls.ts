/** The only place that spells a URL of the app origin. */
export const urls = {
  home: () => '/',
  signIn: (to?: string) => (to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
  signOut: () => '/sign-out',
  register: () => '/register',
  confirm: (token: string) => `/confirm/${token}`,
  forgot: () => '/forgot',
  reset: (token: string) => `/reset/${token}`,
  profile: () => '/profile',
  mail: () => '/mail',

  courses: () => '/courses',
  course: (slug: string) => `/courses/${slug}`,
  cover: (hash: string) => `/covers/${hash}`,

  launch: (launchId: string) => `/launches/${launchId}`,
  evaluation: (registrationId: string) => `/registrations/${registrationId}/evaluation`,

  credit: () => '/credit',
  record: () => '/record',
  certificatePdf: (id: string) => `/certificates/${id}/pdf`,
  verify: () => '/verify',
  verifyCode: (code: string) => `/verify/${code}`,

  author: () => '/author',
  upload: (courseId?: string) => (courseId ? `/author/upload?course=${courseId}` : '/author/upload'),
  package: (id: string, courseId?: string) =>
    `/author/packages/${id}${courseId ? `?course=${courseId}` : ''}`,
  ownCourse: (id: string) => `/author/courses/${id}`,

  association: (slug: string) => `/associations/${slug}`,
  member: (slug: string, personId: string) => `/associations/${slug}/members/${personId}`,
  evidence: (slug: string, participationId: string) => `/associations/${slug}/evidence/${participationId}`,
  accredit: (slug: string) => `/associations/${slug}/courses`,
  accreditVersion: (slug: string, versionId: string) => `/associations/${slug}/courses/${versionId}`,

  people: () => '/admin/people',
  work: () => '/admin/work',
} as const;
