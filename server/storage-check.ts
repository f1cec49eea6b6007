import { storageState } from '#app/platform/storage.server.ts';
import type { Check } from './readiness.ts';

/**
 * Free disk space as a check: while the disk is nearly full uploads stop and everything else continues, until the reserve is
 * gone.
 */
export const storageCheck =
  (platform: Parameters<typeof storageState>[0]): Check =>
  async () => {
    const { state, hasReserve } = await storageState(platform);
    if (!hasReserve) return 'full';
    return state === 'ok' ? 'ok' : { warning: STORAGE_WARNINGS[state] };
  };

const STORAGE_WARNINGS = { low: 'nearly full', stop: 'nearly full, uploads are stopped', unknown: 'unknown' };
