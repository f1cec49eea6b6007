/** What must be true of the run-time data before the server calls a registration complete. */
export type CompletionRule = {
  status: 'completed' | 'passed' | 'completed-or-passed';
  /** Scaled score from 0 to 1, as a decimal string; none where the package's own word suffices. */
  minScore: string | null;
  /** Counted minutes, by the server's clock. */
  minMinutes: number;
  /** Minutes of one gap without a connection that may count among them; none: 15 (`offline-time.ts`). */
  offlineMinutes?: number;
  /** Attempts at a test; none or 0: as many as one likes, in the same attempt. */
  maxTries?: number;
  /** Hours between a failed attempt and the next. */
  waitHours?: number;
  /** Which attempt is judged; none: the last. */
  counts?: 'last' | 'best' | 'first';
};
