import type { Day } from '#app/platform/time.ts';
import type { Cycle, Leave } from './cycle.ts';

/** Minutes of one calendar date. */
export type Session = { date: string; minutes?: number };

/**
 * One participation as a rule set sees it. Values stated by the certificate are used as they are; `match` of a rule may ask for
 * any field.
 */
export type Entry = {
  id: string;
  type: string;
  date?: string;
  sessions?: Session[];
  minutes?: number;
  hours?: string | number;
  hours_stated?: boolean;
  days?: number;
  count?: number;
  /** Units granted by the authority; `granted_is_max`: an upper limit, and time decides. */
  granted?: string;
  granted_is_max?: boolean;
  activity_id?: string;
  approval_valid_to?: string;
  feedback_completed?: boolean;
  assessment?: { score: string; pass_mark: string };
  [field: string]: unknown;
};

export type Enrolment = {
  anchor: string | null;
  asOf: string;
  facts?: Record<string, unknown> | undefined;
  leaves?: Leave[] | undefined;
};

/** One reason for one entry: by how much it was reduced, and by which rule. */
export type Reduction = { code: string; by: number };

export type CountedEntry = {
  entry: Entry;
  raw: number;
  counted: number;
  reductions: Reduction[];
  /** The rule that turned it into credit; none where granted units are used, or nothing counts. */
  conversion: string | null;
  /** Credit of each session after all caps. */
  sessions: { date: string; amount: number }[];
};

export type Precondition = { kind: string; have: unknown; min: number; met: boolean };

/** Amounts are whole numbers of 1/`scale.unit` credits. */
export type Counted = {
  cycle: Cycle | null;
  entries: CountedEntry[];
  total: { counted: number; required: number | null; remaining: number | null; restMinutes: number | null };
  categories: Map<string, { counted: number; min?: number; max?: number }>;
  preconditions: Precondition[];
  pointsMet: boolean;
  compliant: boolean;
};

export type Line = CountedEntry & { first: string; partly: boolean; summed: boolean };

export const sumOfSessions = (line: Line): number => {
  let all = 0;
  for (const session of line.sessions) all += session.amount;
  return all;
};

export const minutesOf = (entry: Entry) => (entry.minutes === undefined ? {} : { minutes: entry.minutes });

/** The day of an entry, the first where it has several. */
export const firstDay = ({ sessions, date = '' }: Entry): Day => {
  if (!sessions?.length) return date;
  let first = sessions[0]!.date;
  for (const each of sessions) if (each.date < first) first = each.date;
  return first;
};
