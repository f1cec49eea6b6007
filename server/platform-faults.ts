import type { Platform } from '#app/platform/platform.server.ts';
import { type Faults, watchFaults } from '../edge/faults.ts';

/** Faults of this platform, written to its log. */
export const watchPlatformFaults = ({ log }: Platform, broken: () => void = () => undefined): Faults =>
  watchFaults((error, about) => {
    log.error(
      { about, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      'a fault',
    );
  }, broken);
