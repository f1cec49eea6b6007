/** Options of a profile; their names are in `locales/…/mentoring.json`. */
export const TOPICS = [
  'decisions', 'emergencies', 'chronic', 'mental', 'children', 'older', 'palliative', 'images', 'alone', 'practice',
  'career', 'digital', 'research',
] as const; // oxfmt-ignore

export const LANGUAGE_LEVELS = ['simple', 'good', 'native'] as const;

/** Languages that patients can be talked about in: ours, and those that doctors of the region have besides. */
export const SPOKEN_LANGUAGES = ['en', 'fi', 'sv', 'et', 'lv', 'lt', 'be', 'ru', 'de', 'uk'] as const;

/** Parts of a day, from and to, by the person's own clock. */
export const DAY_PARTS = [[7, 9], [9, 12], [12, 14], [14, 17], [17, 20], [20, 22]] as const; // oxfmt-ignore

export const REMOTENESS_LEVELS = [0, 1, 2, 3] as const;
