import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { hasAdministrator } from '#app/domains/accounts/administer.server.ts';
import { SAMPLE_PASSWORD, SAMPLE_ROLES, sampleEmail } from '#app/domains/accounts/sample-people.server.ts';
import { TELL_LEARNERS, tellLearnersHandler } from '#app/domains/scorm/tell-learners.server.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from '#app/domains/scorm/versions/move-learners.server.ts';
import { judgeAllHandler } from '#app/domains/webinars/evidence.server.ts';
import { REMOVE_PICTURE } from '#app/domains/consultations/internal/erase.server.ts';
import { removePictureHandler } from '#app/domains/consultations/pictures/pictures.server.ts';
import { wrapPictureKeys } from '#app/domains/consultations/pictures/wrap-picture-keys.server.ts';
import { JUDGE_ALL } from '#app/domains/webinars/streams.server.ts';
import { adoptEarlierOwners } from '#app/domains/xapi/adopt-earlier-owners.server.ts';
import { adoptEarlierStatements } from '#app/domains/xapi/adopt-earlier-statements.server.ts';
import { RECOUNT, recountHandler } from '#app/domains/credits/standings.server.ts';
import { closeFolder } from '#app/platform/close-folder.server.ts';
import { startJobs } from '#app/platform/jobs.server.ts';
import { MAIL_LIMIT_REACHED, mailHandler, mailLimitHandler } from '#app/platform/mail.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { sweepIncoming } from '#app/platform/sweep-files.server.ts';
import { isDatabaseOpenOnTheWay, type Settings, SettingsError } from '#app/platform/settings.server.ts';
import { seedSampleRegion } from '#db/seed/seed.server.ts';
import type { Faults } from '../edge/faults.ts';
import { startHousekeeping, UPLOAD_IDLE_MS } from './housekeeping.ts';
import { openPlatform } from './open-platform.ts';
import { operatorCtx } from './operator-ctx.ts';
import { openReadiness, storageCheck } from './readiness.ts';
import { createServer, faultsOf } from './server.ts';
import { startVideo } from './video.ts';

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

/** Before anybody comes: what an earlier run left half done or open to others. */
async function tidyDataDir(platform: Platform): Promise<void> {
  const { settings, log } = platform;
  const { wrapped, locked } = await wrapPictureKeys(operatorCtx(platform));
  if (wrapped > 0) log.info({ wrapped }, 'keys of pictures wrapped');
  if (locked > 0)
    log.error({ locked }, 'keys of pictures that neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens');
  // A file database has one process: what lies in incoming/ is nobody's. Otherwise another may be at work on the same folder.
  const alone = settings.databaseUrl.startsWith('file:');
  const cleared = await sweepIncoming(platform, new Date(), alone ? 0 : UPLOAD_IDLE_MS);
  if (cleared > 0) log.info({ cleared }, 'uploads that were broken off are cleared');
  // The top folders are closed already; below them this only matters to copies, and need not hold up the start.
  void closeFolder(settings.dataDir).then(
    ({ changed, refused }) => {
      if (changed + refused > 0) log.info({ changed, refused }, 'rights in DATA_DIR tightened');
    },
    (error: Error) => log.warn({ error: error.message }, 'rights in DATA_DIR could not be tightened'),
  );
}

const jobHandlers = (platform: Platform) => ({
  mail: mailHandler(platform.db, platform.settings),
  [MAIL_LIMIT_REACHED]: mailLimitHandler(platform.log),
  [RECOUNT]: recountHandler(platform.db),
  [JUDGE_ALL]: judgeAllHandler(platform),
  [MOVE_LEARNERS]: moveLearnersHandler(platform),
  [TELL_LEARNERS]: tellLearnersHandler(platform),
  [REMOVE_PICTURE]: removePictureHandler(platform),
});

export type Running = { platform: Platform; port: number; faults: Faults; close(): Promise<void> };

/** Opens everything, makes the sample region in demonstration mode, listens, and closes in order. */
export async function start(
  env: NodeJS.ProcessEnv,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  middleware?: Parameters<typeof createServer>[4],
  /** What is done where a fault may have left a state that nobody knows. */
  onBroken: () => void = () => undefined,
): Promise<Running> {
  const platform = await openPlatform(env);
  const { settings, db, log } = platform;
  await refuseToStartEmpty(platform);
  await adoptEarlierStatements(operatorCtx(platform));
  const unowned = await adoptEarlierOwners(operatorCtx(platform));
  if (unowned > 0)
    log.warn(
      { documents: unowned },
      'documents of the record store are nobody’s: give them with "xapi documents give"',
    );
  await tidyDataDir(platform);
  if (settings.demonstration) await seedSampleRegion(operatorCtx(platform));

  const readiness = openReadiness({ database: () => db.probe(), storage: storageCheck(platform) });
  const faults = faultsOf(platform, onBroken);
  const server = createServer(platform, build, mode, readiness, middleware, faults);
  const jobs = startJobs(db, jobHandlers(platform), log);
  const housekeeping = startHousekeeping(platform);
  let video: ReturnType<typeof startVideo> | undefined;
  const stop = async () => {
    housekeeping.stop();
    await Promise.all([server.shutDown(settings.shutdownMs), video?.stop(), jobs.stop()]);
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

/** What a person at the terminal reads. */
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
