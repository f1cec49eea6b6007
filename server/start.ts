import { createServer as createListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { hasAdministrator } from '#app/domains/accounts/administer.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordFailedSignIns } from '#app/domains/accounts/record-failed-sign-ins.server.ts';
import { sampleEmail, SAMPLE_PASSWORD } from '#app/domains/accounts/sample-people.server.ts';
import { endExpiredLaunches } from '#app/domains/scorm/runtime/launch.server.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from '#app/domains/scorm/versions/move-learners.server.ts';
import { forgetLateWork } from '#app/domains/scorm/runtime/late-work.server.ts';
import { clearStreams, repairStreams } from '#app/domains/webinars/apply-mux.server.ts';
import { judgeAllHandler } from '#app/domains/webinars/evidence.server.ts';
import { remindOfWebinars } from '#app/domains/webinars/seats.server.ts';
import {
  creditSilentMeetings,
  nudgePairs,
  remindOfMeetings,
} from '#app/domains/mentoring/meetings.server.ts';
import { eraseOldCases, remindOfCases } from '#app/domains/consultations/cases/remind.server.ts';
import { REMOVE_PICTURE, removePictureHandler } from '#app/domains/consultations/pictures/pictures.server.ts';
import { expireProposals } from '#app/domains/mentoring/pairs.server.ts';
import { forgetSignals } from '#app/domains/rooms/events.server.ts';
import { cancelMissedWebinars } from '#app/domains/webinars/schedule.server.ts';
import { endForgottenWebinars, JUDGE_ALL } from '#app/domains/webinars/streams.server.ts';
import { adoptEarlierStatements } from '#app/domains/xapi/adopt-earlier-statements.server.ts';
import { forwardWaiting } from '#app/domains/xapi/forwarding.server.ts';
import { forgetOldUse } from '#app/domains/xapi/credentials.server.ts';
import { sealAudit } from '#app/platform/audit.server.ts';
import { openFiles } from '#app/platform/files.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { warnOfExpiry } from '#app/domains/credits/accreditations.server.ts';
import { sendReminders } from '#app/domains/credits/reminders.server.ts';
import { enqueueRecount, RECOUNT, recountHandler } from '#app/domains/credits/standings.server.ts';
import { startJobs } from '#app/platform/jobs.server.ts';
import { forgetOldTries } from '#app/platform/limits.server.ts';
import { forgetOldThrottles } from '#app/platform/throttle.server.ts';
import { openLog } from '#app/platform/log.server.ts';
import { mailHandler } from '#app/platform/mail.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import {
  openKeys,
  prepareDataDir,
  readSettings,
  type Settings,
  SettingsError,
} from '#app/platform/settings.server.ts';
import type { Database } from '#db/database.ts';
import { openDatabase } from '#db/open-database.ts';
import { seedSampleRegion } from '#db/seed/seed.server.ts';
import { createServer } from './server.ts';
import { startVideo } from './video.ts';

/** Settings in, everything that the process holds open out. Also for the command line. */
export async function openPlatform(
  env: NodeJS.ProcessEnv,
  logTo?: Parameters<typeof openLog>[0],
): Promise<Platform> {
  const settings = readSettings(env);
  prepareDataDir(settings.dataDir);
  let db: Database;
  try {
    db = await openDatabase(settings.databaseUrl);
    await db.migrate(join(ROOT, 'db', 'migrations'));
  } catch (error) {
    throw new SettingsError([`The database cannot be opened: ${(error as Error).message}.`]);
  }
  return {
    settings,
    db,
    files: openFiles(settings.dataDir),
    keys: openKeys(settings, env['SECRET_KEY']),
    log: openLog(logTo),
    video: { engine: null, ffmpeg: null },
  };
}

export const operatorCtx = (platform: Platform): Ctx => ({
  ...platform,
  now: new Date(),
  requestId: newId(),
  actor: null,
  remote: null,
  operator: true,
});

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

/** Housekeeping that no request waits for. Each piece may run in several processes at once. */
function startHousekeeping(platform: Platform): { stop(): void } {
  const { db, log } = platform;
  const quietly = (name: string, work: () => Promise<unknown>) => () =>
    void work().catch((error: Error) =>
      log.error({ work: name, error: error.message }, 'housekeeping failed'),
    );
  const seal = setInterval(
    quietly('seal', () => sealAudit(db)),
    10_000,
  );
  const hourly = setInterval(
    quietly('hourly', async () => {
      await endExpiredLaunches(operatorCtx(platform));
      await forgetLateWork(db, new Date());
      await forgetOldTries(db, new Date());
      await forgetOldThrottles(db, new Date());
      await db.transact((tx) => enqueueRecount(tx, new Date(), {}));
      await sendReminders(platform, new Date());
      await warnOfExpiry(platform, new Date());
      await creditSilentMeetings(operatorCtx(platform));
      await nudgePairs(operatorCtx(platform));
      await forgetSignals(operatorCtx(platform));
      await forgetOldUse(db, new Date());
      await eraseOldCases(operatorCtx(platform));
    }),
    3_600_000,
  );
  let forwarding = false;
  const forward = setInterval(
    quietly('forward', async () => {
      if (forwarding) return;
      forwarding = true;
      await forwardWaiting(operatorCtx(platform)).finally(() => (forwarding = false));
    }),
    2000,
  );
  const video = setInterval(
    quietly('video', () => repairStreams(platform, new Date())),
    15_000,
  );
  const quarterly = setInterval(
    quietly('times', async () => {
      await recordFailedSignIns(operatorCtx(platform));
      await remindOfWebinars(platform, new Date());
      await endForgottenWebinars(operatorCtx(platform));
      await cancelMissedWebinars(operatorCtx(platform));
      await clearStreams(platform, new Date());
      await expireProposals(operatorCtx(platform));
      await remindOfMeetings(operatorCtx(platform));
      await remindOfCases(operatorCtx(platform));
    }),
    5 * 60_000,
  );
  return {
    stop() {
      clearInterval(seal);
      clearInterval(hourly);
      clearInterval(forward);
      clearInterval(video);
      clearInterval(quarterly);
    },
  };
}

const jobHandlers = (platform: Platform) => ({
  mail: mailHandler(platform.db, platform.settings),
  [RECOUNT]: recountHandler(platform.db),
  [JUDGE_ALL]: judgeAllHandler(platform),
  [MOVE_LEARNERS]: moveLearnersHandler(platform),
  [REMOVE_PICTURE]: removePictureHandler(platform),
});

export type Running = { platform: Platform; port: number; close(): Promise<void> };

/** Opens everything, makes the sample region in demonstration mode, listens, and closes in order. */
export async function start(
  env: NodeJS.ProcessEnv,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  middleware?: Parameters<typeof createServer>[4],
): Promise<Running> {
  const platform = await openPlatform(env);
  const { settings, db, log } = platform;
  await refuseToStartEmpty(platform);
  await adoptEarlierStatements(operatorCtx(platform));
  if (settings.demonstration) await seedSampleRegion(operatorCtx(platform));

  const ready = async () => void (await db.read.query.jobs.findFirst({ columns: { id: true } }));
  const server = createServer(platform, build, mode, ready, middleware);
  const jobs = startJobs(db, jobHandlers(platform), log);
  const housekeeping = startHousekeeping(platform);
  const servers = [server];
  let video: ReturnType<typeof startVideo> | undefined;
  const stop = async () => {
    housekeeping.stop();
    server.emit('closing');
    await video?.stop();
    await Promise.all(
      servers.map((each) => new Promise((done) => (each.listening ? each.close(done) : done(null)))),
    );
    await jobs.stop();
    await db.close();
  };
  try {
    await listen(server, settings, settings.port);
    const contentPort = Number(new URL(settings.contentOrigin.replace('*', 'star')).port || 0);
    // A content origin on a port of its own (browsers that do not resolve *.localhost) wants a second listener.
    if (settings.demonstration && contentPort && contentPort !== settings.port && settings.port !== 0) {
      const second = createListener((request, response) => server.emit('request', request, response));
      servers.push(second);
      await listen(second, settings, contentPort);
    }
    video = startVideo(platform, (server.address() as AddressInfo).port);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    platform,
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const each of servers) each.closeIdleConnections();
      setTimeout(() => servers.forEach((each) => each.closeAllConnections()), 5000).unref();
      await stop();
    },
  };
}

/** What a person at the terminal reads. */
export function banner({ settings }: Platform): string {
  const lines = ['', `  Majakka is at ${settings.appOrigin}`];
  if (settings.demonstration) {
    const people = (['doctor', 'author', 'association', 'mentor', 'admin'] as const).map(sampleEmail);
    lines.push(`  Sample people: ${people.join(', ')}`, `  Password: ${SAMPLE_PASSWORD}`);
  }
  if (!settings.contentOrigin.includes('*'))
    lines.push(
      '  CONTENT_ORIGIN has no star: all packages share one origin and could read each other’s storage.',
    );
  return `${lines.join('\n')}\n`;
}
