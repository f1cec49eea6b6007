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

/** What the form asks of an activity beside its title, organiser, language and first day. */
export type AskedField = 'hours' | 'minutes' | 'days' | 'count' | 'reflection' | 'granted' | 'intl';

/** `hours` are from when to when; a field that a kind does not have says nothing of it that a rule could count. */
export const ASKED_OF: Record<ActivityType, readonly AskedField[]> = {
  live_onsite: ['hours', 'minutes', 'days', 'granted', 'intl'],
  live_webinar: ['hours', 'minutes', 'days', 'granted', 'intl'],
  elearning: ['minutes', 'granted'],
  self_study: ['minutes', 'reflection'],
  teaching: ['hours', 'minutes', 'days'],
  talk: ['hours', 'minutes', 'count', 'intl'],
  article: ['count', 'intl'],
  abstract: ['count', 'intl'],
  student_supervision: ['hours', 'minutes', 'days', 'count'],
  peer_group: ['hours', 'minutes', 'days'],
  work_analysis: ['minutes', 'reflection'],
};

/** What a form asks of a kind that may not be one: then nothing but its day. */
export const askedOf = (kind: unknown): readonly AskedField[] =>
  ASKED_OF[ACTIVITY_TYPES.find((each) => each === kind)!] ?? [];

/** Reading counts with what one took from it. */
export const NEEDS_REFLECTION: ReadonlySet<ActivityType> = new Set(['self_study', 'work_analysis']);

/** Days that one activity may have in the form. */
export const MAX_DAYS = 7;

/** What taking a course counts as. */
export const activityTypeOfCourse = ({ kind }: Pick<CompletionEvidence, 'kind'>): ActivityType =>
  kind === 'webinar' ? 'live_webinar' : 'elearning';
