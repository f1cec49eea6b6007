import type { MentoringSettings } from '#app/domains/mentoring/types.ts';

/** Settings of a new programme. */
export const DEFAULT_SETTINGS: MentoringSettings = {
  audience: 'everybody',
  mode: 'round',
  goal: 'stable',
  months: 12,
  everyWeeks: 4,
  minutes: 40,
  answerDays: 10,
  capacity: 3,
  weights: { topics: 8, language: 6, specialty: 2, hours: 4, remoteness: 5, experience: 3, country: 1 },
  questions: [],
  hard: { language: true, workplace: true, specialty: false, countries: [] },
  credit: { mentee: 'peer_group', mentor: 'teaching' },
  room: '',
  relayOnly: false,
};
