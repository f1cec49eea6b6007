import { type AddressInfo, type Server, createServer as createSocketServer } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { hasAdministrator } from '#app/domains/accounts/people/has-administrator.server.ts';
import { refreshNameColumns } from '#app/domains/accounts/people/refresh-name-columns.server.ts';
import { SAMPLE_PASSWORD, SAMPLE_ROLES, sampleEmail } from '#app/domains/accounts/people/sample-people.ts';
import { refreshSearchKeys } from '#app/domains/catalogue/courses/refresh-search-keys.server.ts';
import { refreshLessonTerms } from '#app/domains/consultations/library/refresh-lesson-terms.server.ts';
import { assignDays } from '#app/domains/credits/ledger/assign-days.server.ts';
import { assignMissingOwners } from '#app/domains/xapi/maintenance/assign-missing-owners.server.ts';
import { importEarlierStatements } from '#app/domains/xapi/maintenance/import-earlier-statements.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { startScheduler } from '#app/platform/scheduler.server.ts';
import { type Settings, SettingsError, isDatabaseOpenOnTheWay } from '#app/platform/settings.server.ts';
import { seedSampleRegion } from '#sample/seed-sample-region.ts';
import type { Faults } from '../edge/faults.ts';
import { createServer } from './create-server.ts';
import { startVideo } from './live/start-video.ts';
import { openPlatform } from './open-platform.ts';
import { operatorCtx } from './operator-ctx.ts';
import { watchPlatformFaults } from './platform-faults.ts';
import { openReadiness } from './readiness.ts';
import { jobHandlers, PUMPS, SCHEDULES } from './scheduled-work.ts';
import { schedulesCheck } from './schedules-check.ts';
import { storageCheck } from './storage-check.ts';
import { tidyDataDir } from './tidy-data-dir.ts';

async function refuseToStartEmpty({ settings, db }: Platform): Promise<void> {
  if (!settings.demonstration && !(await hasAdministrator(db)))
    throw new SettingsError([
      'There is no administrator yet: make one with npm run -s majakka -- user create --email ADDRESS --name NAME --role administrator.',
    ]);
}

function listen(server: Server, settings: Settings, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new SettingsError([
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program: stop it, or choose another with PORT=.`
            : `Cannot listen on ${settings.host}:${port} (${error.code}).`,
        ]),
      ),
    );
    server.listen(port, settings.host, resolve);
  });
}

/** A taken port is told before the sample region is made, which takes its time. */
async function refuseTakenPort(settings: Settings): Promise<void> {
  const probe = createSocketServer();
  await listen(probe, settings, settings.port);
  await new Promise((closed) => probe.close(closed));
}

export type Running = { platform: Platform; port: number; faults: Faults; close(): Promise<void> };

/** Opens everything, makes the sample region in demonstration mode, listens, and closes in order. */
export async function start(
  env: NodeJS.ProcessEnv,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  middleware?: Parameters<typeof createServer>[4],
  /** Called when a fault may have left an unknown state. */
  onBroken: () => void = () => undefined,
): Promise<Running> {
  const platform = await openPlatform(env);
  const { settings, db, log } = platform;
  await refuseToStartEmpty(platform);
  await refuseTakenPort(settings);
  await refreshNameColumns(operatorCtx(platform));
  await refreshSearchKeys(operatorCtx(platform));
  await refreshLessonTerms(operatorCtx(platform));
  await importEarlierStatements(operatorCtx(platform));
  const moved = await assignDays(operatorCtx(platform));
  if (moved > 0)
    log.warn({ lines: moved }, 'lines of the ledger are of another day now: officers find them listed');
  const unowned = await assignMissingOwners(operatorCtx(platform));
  if (unowned > 0)
    log.warn(
      { documents: unowned },
      'documents of the record store are nobody’s: give them with "xapi documents give"',
    );
  await tidyDataDir(platform);
  if (settings.demonstration) await seedSampleRegion(operatorCtx(platform));

  const readiness = openReadiness({
    database: () => db.probe(),
    storage: storageCheck(platform),
    schedules: schedulesCheck(platform),
  });
  const faults = watchPlatformFaults(platform, onBroken);
  const server = createServer(platform, build, mode, readiness, middleware, faults);
  const jobs = jobHandlers(platform);
  const scheduler = await startScheduler(platform, { jobs, schedules: SCHEDULES, pumps: PUMPS });
  let video: ReturnType<typeof startVideo> | undefined;
  const stop = async () => {
    const { shutdownMs } = settings;
    await Promise.all([server.shutDown(shutdownMs), video?.stop(), scheduler.stop(shutdownMs)]);
    await db.close();
  };
  try {
    await listen(server, settings, settings.port);
    const contentPort = Number(new URL(settings.contentOrigin.replace('*', 'star')).port || 0);
    // A content origin on a port of its own (browsers that do not resolve *.localhost) wants a second listener.
    if (settings.demonstration && contentPort && contentPort !== settings.port && settings.port !== 0) {
      await listen(server.another(), settings, contentPort);
    }
    video = startVideo(platform, (server.address() as AddressInfo).port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { platform, port: (server.address() as AddressInfo).port, faults, close: stop };
}

/** Text for the terminal. */
export function banner({ settings }: Platform): string {
  const lines = ['', `  Majakka is at ${settings.appOrigin}`];
  if (settings.demonstration) {
    const people = SAMPLE_ROLES.map(sampleEmail);
    lines.push(`  Sample people: ${people.join(', ')}`, `  Password: ${SAMPLE_PASSWORD}`);
  }
  if (!settings.contentOrigin.includes('*'))
    lines.push(
      '  CONTENT_ORIGIN has no star: all packages share one origin and could read each other’s storage.',
    );
  if (isDatabaseOpenOnTheWay(settings.databaseUrl))
    lines.push(
      '  DATABASE_URL leads to another machine, and TLS is not required on the way: add sslmode=verify-full.',
    );
  return `${lines.join('\n')}\n`;
}
