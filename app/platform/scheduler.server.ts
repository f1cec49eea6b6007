import { type JobHandler, runDueJobs } from './jobs.server.ts';
import type { Log } from './log.server.ts';
import type { Platform } from './platform.server.ts';
import { processCtx } from './process-ctx.server.ts';
import type { Pump, Schedule } from './scheduled-work.ts';
import { keepScheduleRows, runDueSchedules } from './schedules.server.ts';

/** How many jobs, and how many schedules, a process has in hand at once: one that takes long lets the others pass. */
const LANES = 2;
const LOOK_MS = 1000;

export type Scheduler = {
  /** Begins nothing more, and waits at most `ms` for what is in hand. */
  stop(ms: number): Promise<void>;
};

/** Does what is due until stopped: the jobs and schedules of the database, and the pumps of this process. */
export async function startScheduler(
  platform: Platform,
  work: {
    jobs: Record<string, JobHandler>;
    schedules: readonly Schedule[];
    pumps: readonly Pump[];
  },
): Promise<Scheduler> {
  const { db, log, clock } = platform;
  await keepScheduleRows(db, work.schedules, clock());
  let stopping = false;
  const isStopping = () => stopping;
  const lanes = Array.from({ length: LANES }, () => [
    again('jobs', LOOK_MS, log, () => runDueJobs(db, work.jobs, log, clock, isStopping)),
    again('schedules', LOOK_MS, log, () => runDueSchedules(platform, work.schedules, clock, isStopping)),
  ]).flat();
  const pumps = work.pumps.map(({ name, everyMs, run }) =>
    again(name, everyMs, log, () => run(processCtx(platform, clock()))),
  );
  const all = [...lanes, ...pumps];
  return {
    async stop(ms) {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((done) => (timer = setTimeout(done, ms)));
      await Promise.race([Promise.all(all.map(({ stop }) => stop())), late]);
      clearTimeout(timer);
    },
  };
}

/** Does something now and then every so often, never twice at once; what it throws is logged, and the next time comes. */
function again(name: string, everyMs: number, log: Log, work: () => Promise<unknown>) {
  let running: Promise<unknown> | null = null;
  const look = () => {
    running ??= work()
      .catch((error: Error) => log.error({ work: name, error: error.message }, 'background work failed'))
      .finally(() => (running = null));
  };
  const timer = setInterval(look, everyMs);
  look();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
