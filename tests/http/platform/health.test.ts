import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { clientOf } from '#tests/support/content-client.ts';
import { createServer } from '../../../server/server.ts';

const app = await makeApp();

test.each([
  ['a database that answers', async () => undefined, 200],
  ['a database that is gone', () => Promise.reject(new Error('no database')), 503],
])('with %s: health does not ask it, readiness does', async (_name, ready, status) => {
  const server = createServer(app.platform, serverBuild(), 'test', ready);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const ask = clientOf(server);
  const health = await ask('http://localhost:3000/healthz');
  expect([health.status, JSON.parse(health.body)]).toEqual([
    200,
    { status: 'ok', version: expect.any(String) },
  ]);
  expect((await ask('http://localhost:3000/readyz')).status).toBe(status);
  await new Promise((done) => (server.close(done), server.closeAllConnections()));
});
