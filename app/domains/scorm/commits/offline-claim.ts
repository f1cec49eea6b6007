import { z } from 'zod';
import type { OfflineClaim } from '#app/domains/learning/completion/offline-time.ts';
import { DAY_MS } from '#app/platform/time.ts';

const Milliseconds = z.number().int().min(0);

/** Time in which the server did not hear from this launch; see `offline-time.ts`. */
export const OfflineClaimInput = z.object({
  heard: Milliseconds,
  at: Milliseconds.max(DAY_MS),
  seen: z.array(z.tuple([Milliseconds, Milliseconds])).max(50),
});

/** Claim of a heartbeat; one that cannot be read is ignored. */
export function readOfflineClaim(text: string): OfflineClaim | undefined {
  try {
    return OfflineClaimInput.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
