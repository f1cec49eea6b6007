/** What doctors do outside of Majakka, in the words that the rules of the programmes use. */
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

/** What can be shown as evidence, by the first letters of the file. */
export function evidenceType(letters: Uint8Array): string | null {
  const text = String.fromCharCode(...letters.subarray(0, 12));
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('\u0089PNG\r\n')) return 'image/png';
  if (letters[0] === 0xff && letters[1] === 0xd8 && letters[2] === 0xff) return 'image/jpeg';
  return text.startsWith('RIFF') && text.slice(8) === 'WEBP' ? 'image/webp' : null;
}
