export const CRITERIA = [
  'topics', 'language', 'specialty', 'hours', 'remoteness', 'experience', 'country',
] as const; // oxfmt-ignore
