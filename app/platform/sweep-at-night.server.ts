import { isNightlyWorkDue } from './nightly.ts';
import type { Platform } from './platform.server.ts';
import { listSweeps, sweepFiles } from './sweep-files.server.ts';

/** Once a night; throws where it could not look, which the page of the sweeps says too. */
export async function sweepAtNight(platform: Platform, now: Date): Promise<void> {
  const whole = (await listSweeps(platform)).find(({ error }) => error === null);
  if (!isNightlyWorkDue(whole?.at ?? null, now)) return;
  const { error, ...counts } = await sweepFiles(platform, now);
  if (error !== null) throw new Error(`files not swept: ${error}`);
  platform.log.info(counts, 'files swept');
}
