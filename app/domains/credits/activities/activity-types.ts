import type { CompletionEvidence } from '#app/domains/credits/ledger/evidence.ts';

/** Activities outside Majakka, by the names that the rules of the programmes use. */
export const ACTIVITY_TYPES = [
  'live_onsite',
  'live_webinar',
  'elearning',
  'self_study',
  'teaching',
  'talk',
  'article',
  'abstract',
  'student_supervision',
  'peer_group',
  'work_analysis',
] as const;

export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** Reading counts with what one took from it. */
export const NEEDS_REFLECTION: ReadonlySet<ActivityType> = new Set(['self_study', 'work_analysis']);

/** Days that one activity may have in the form. */
export const MAX_DAYS = 7;

/** What taking a course counts as. */
export const activityTypeOfCourse = ({ kind }: Pick<CompletionEvidence, 'kind'>): ActivityType =>
  kind === 'webinar' ? 'live_webinar' : 'elearning';
