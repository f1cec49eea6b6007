import type { Day } from '#app/platform/time.ts';

/** A line of a transcript, as the ledger counts it. */
export type TranscriptLine = {
  id: string;
  date: Day;
  title: string;
  activityType: string;
  minutes: number;
  /** Exact texts in the programme's unit. */
  raw: string;
  units: string;
  /** Why it counts that, in the reader's words. */
  why: string;
  /** Of its valid certificate; null where there is none. */
  code: string | null;
};

/** Somebody's credit in one programme on a day, with the sums of their credit page. */
export type Transcript = {
  name: string;
  /** Number in the register; null where nobody has verified one. */
  number: string | null;
  programmeId: string;
  confirmed: boolean;
  period: { from: Day; to: Day } | null;
  total: string;
  required: string | null;
  madeOn: Day;
  madeAt: Date;
  lines: TranscriptLine[];
};
