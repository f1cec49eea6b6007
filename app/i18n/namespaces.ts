/** One file per domain in each locale, and three that all share. */
export const NAMESPACES = [
  'common',
  'errors',
  'accounts',
  'catalogue',
  'learning',
  'scorm',
  'credits',
  'certificates',
  'xapi',
  'rooms',
  'webinars',
  'mentoring',
  'consultations',
] as const;
