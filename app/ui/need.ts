import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';

/**
 * How much it harms to leave a thing: people in a room that is open, a patient, somebody who waits for an answer, credit that is lost, a date,
 * something begun, something new.
 */
const HARMS = ['now', 'patient', 'turn', 'credit', 'date', 'begun', 'new'] as const;
export type Harm = (typeof HARMS)[number];

/** A thing that needs its reader: the first of a queue is drawn as its beam, the others as rows. `at`: until when, or when; null for no time. */
export type Need = {
  key: string;
  harm: Harm;
  at: Date | string | null;
  icon: IconName;
  to: string;
  title: string;
  language?: string | undefined;
  /** Above the title, where it comes first. */
  why: string;
  note?: ReactNode;
  button: string;
};

const SOON_MS = 86_400_000;

/** The first to be done first: by harm, and what is due within a day before what nobody but the reader waits for. */
export function orderNeeds(needs: Need[], now: Date | string): Need[] {
  const soon = new Date(now).getTime() + SOON_MS;
  const timeOf = ({ at }: Need) => (at === null ? Infinity : new Date(at).getTime());
  const rankOf = (need: Need) =>
    need.harm === 'date' && timeOf(need) <= soon ? HARMS.indexOf('turn') : HARMS.indexOf(need.harm);
  return needs.toSorted((a, b) => {
    const [first, second] = [timeOf(a), timeOf(b)];
    return rankOf(a) - rankOf(b) || (first === second ? 0 : first - second);
  });
}
