/** Conditions on the run-time data for a registration to be complete. */
export type CompletionRule = {
  status: 'completed' | 'passed' | 'completed-or-passed';
  /** Scaled score from 0 to 1, as a decimal string; none where the package's own status suffices. */
  minScore: string | null;
  /** Counted minutes, by the server's clock. */
  minMinutes: number;
  /** Minutes of one gap without a connection that may count among them; none: `OFFLINE_MINUTES`. */
  offlineMinutes?: number;
  /** Attempts at a test; none or 0: as many as one likes, in the same attempt. */
  maxTries?: number;
  /** Hours between a failed attempt and the next. */
  waitHours?: number;
  /** The attempt that is evaluated; none: the last. */
  counts?: 'last' | 'best' | 'first';
};

/** The test that a package itself has; its mark is a scaled score, none where its parts have their own. */
export type PackageTest = { passMark: string | null };
