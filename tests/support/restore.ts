import { afterAll, vi } from 'vitest';

/** The next file of this worker finds the clock and the console as they are. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
