/** One file per domain in each locale, and those that all share. */
export const NAMESPACES = [
  'common',
  'errors',
  'zones',
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
  'modules',
] as const;
