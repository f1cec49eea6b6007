import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { clientOf } from '#tests/support/content-client.ts';
import { openReadiness } from '../../../server/readiness.ts';
import { storageCheck } from '../../../server/storage-check.ts';
import { createServer } from '../../../server/create-server.ts';

const app = await makeApp();

test.each([
  ['a database that answers', () => app.platform.db.probe(), 200, 'ok'],
  [
    'a database that is gone',
    () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432')),
    503,
    'connect ECONNREFUSED',
  ],
  ['a database that hangs', () => new Promise<void>(() => undefined), 503, 'no answer within 800 ms'],
])('with %s: health does not ask it, readiness does and answers', async (_name, database, status, word) => {
  const server = createServer(app.platform, serverBuild(), 'test', openReadiness({ database }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const ask = clientOf(server);
  const health = await ask('http://localhost:3000/healthz');
  expect([health.status, JSON.parse(health.body)]).toEqual([
    200,
    { status: 'ok', version: expect.any(String) },
  ]);
  const ready = await ask('http://localhost:3000/readyz');
  expect([ready.status, JSON.parse(ready.body)]).toEqual([
    status,
    { status: status === 200 ? 'ready' : 'not ready', checks: { database: word }, faults: 0 },
  ]);
  await new Promise((done) => (server.close(done), server.closeAllConnections()));
});

test.each([
  ['room', 1e12, true, 'ok'],
  ['little room', 2e9, true, 'nearly full'],
  ['no room for uploads', 0.9e9, true, 'nearly full, uploads are stopped'],
  ['nothing but the last of the reserve', 0.2e9, false, 'full'],
])('a disk with %s: readiness says so', async (_name, freeBytes, ready, words) => {
  app.disk.freeBytes = freeBytes;
  expect(await openReadiness({ storage: storageCheck(app.platform) })()).toEqual({
    ready,
    checks: { storage: words },
  });
  app.disk.freeBytes = 1e12;
});
