import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import XAPI, { type Statement } from '@xapi/xapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '#tests/support/ports.ts';
import { basic } from '#tests/support/record-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-store-'));
let port: number;
let credential: { key: string; secret: string };
let child: ReturnType<typeof spawn>;

async function start(): Promise<void> {
  child = spawn(process.execPath, ['build/server/index.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), RTMP_PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  for (let tries = 0; !output.includes('Majakka is at'); tries++) {
    if (tries > 600 || child.exitCode !== null) throw new Error(`the server did not start: ${output}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
const end = async (signal: NodeJS.Signals) => {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
};

beforeAll(async () => {
  port = await freePort();
  await start();
  // Beside the running server.
  const args = ['run', '-s', 'majakka', '--', 'xapi', 'credential', 'create', '--name', 'A tool', '--scope', 'all', '--json']; // prettier-ignore
  const { stdout } = spawnSync('npm', args, {
    encoding: 'utf8',
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
  });
  credential = JSON.parse(stdout) as typeof credential;
  expect(Object.keys(credential)).toEqual(['key', 'secret']);
});
afterAll(async () => {
  await end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const actor = { objectType: 'Agent' as const, account: { homePage: 'https://example.org', name: 'learner' } };
const statement = (n: number): Statement => ({
  actor,
  verb: { id: 'http://adlnet.gov/expapi/verbs/attempted', display: { en: 'attempted' } },
  object: { objectType: 'Activity', id: `https://example.org/activities/${n}` },
});
/** To 127.0.0.1 with the name that a browser would use: Node does not look up *.localhost by itself everywhere. */
function post(body: object, id = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/xapi/statements',
        method: 'POST',
        headers: {
          Host: `localhost:${port}`,
          Authorization: basic(credential),
          'X-Experience-API-Version': '2.0.0',
          'Content-Type': 'application/json',
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode!));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ ...body, ...(id ? { id } : {}) }));
  });
}

test('a program with the library that others use writes, reads, keeps state and voids', async () => {
  const tool = new XAPI({
    endpoint: `http://localhost:${port}/xapi/1.0.3/`,
    auth: XAPI.toBasicAuth(credential.key, credential.secret),
    adapter: 'fetch',
  });
  expect((await tool.getAbout()).data.version).toContain('1.0.3');
  const { data: ids } = await tool.sendStatements({ statements: [statement(1), statement(2), statement(3)] });
  expect(ids).toHaveLength(3);
  const { data: found } = await tool.getStatements({ agent: actor, limit: 2 });
  expect(found.statements.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  const { data: rest } = await tool.getMoreStatements({ more: found.more! });
  expect(rest).toMatchObject({ statements: [{ id: ids[0] }], more: '' });
  await tool.voidStatement({ actor, statementId: ids[0]! });
  await expect(tool.getStatement({ statementId: ids[0]! })).rejects.toBeDefined();
  expect((await tool.getVoidedStatement({ voidedStatementId: ids[0]! })).data.id).toBe(ids[0]);
  const where = { agent: actor, activityId: 'https://example.org/activities/1', stateId: 'bookmark' };
  await tool.createState({ ...where, state: { page: 3 } });
  await tool.createState({ ...where, state: { done: false } });
  expect((await tool.getState(where)).data).toEqual({ page: 3, done: false });
  await tool.deleteState(where);
  expect((await tool.getStates({ agent: actor, activityId: where.activityId })).data).toEqual([]);
});

test('what was acknowledged is there after kill -9', async () => {
  const acknowledged: string[] = [];
  const stopped = new AbortController();
  const writer = async () => {
    for (let n = 0; !stopped.signal.aborted; n++) {
      const id = crypto.randomUUID();
      const status = await post(statement(n), id).catch(() => 0);
      if (status === 200) acknowledged.push(id);
    }
  };
  const writing = Promise.all(Array.from({ length: 20 }, writer));
  await new Promise((next) => setTimeout(next, 1500));
  const gone = end('SIGKILL');
  await gone;
  stopped.abort();
  await writing;
  await start();
  expect(acknowledged.length).toBeGreaterThan(50);
  // The same again is taken where it is there already; another of the same id shows that it is.
  const other = { ...statement(0), verb: { id: 'https://example.org/other' } };
  const statuses = new Set<number>();
  for (const id of acknowledged) statuses.add(await post(other, id));
  expect([...statuses]).toEqual([409]);
});
