import { afterAll, vi } from 'vitest';

/** The next file of this worker finds the clock, the console and the globals as they are. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
