/** How long work is one process's: renewed while it runs, so that after a kill another takes it within the minute. */
export const LEASE_MS = 30_000;
