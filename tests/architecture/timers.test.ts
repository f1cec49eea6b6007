import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Timers that do no work of the product, each with its reason; browsers' own are not meant. */
const TIMERS: Record<string, string> = {
  'app/platform/scheduler.server.ts': 'the one place from which work is done by itself',
  'app/platform/lease.server.ts': 'renews the lease of what runs',
  'app/domains/rooms/events/open-feed.server.ts': 'looks for events of the rooms that somebody listens to',
  'app/domains/xapi/credentials/open-client-authenticator.server.ts':
    'writes down what was counted in memory; ends with the process that counted it',
  'edge/body.ts': 'watches one request',
  'edge/connections.ts': 'clears what it counts in memory',
  'server/live/live-site.ts': 'keeps a stream alive',
  'server/live/note-presences.ts': 'notes who is connected',
  'server/live/watch-rights.ts': 'watches the rights of whoever is connected',
};

test('no work is done by a timer outside the scheduler', () => {
  const found = ['app', 'server', 'edge', 'cli', 'db', 'sample']
    .flatMap((folder) =>
      (readdirSync(folder, { recursive: true }) as string[]).map((name) => `${folder}/${name}`),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|\/ui\//.test(path))
    .filter((path) => readFileSync(path, 'utf8').includes('setInterval('));
  expect(found.sort()).toEqual(Object.keys(TIMERS).sort());
});
