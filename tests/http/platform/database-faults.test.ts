import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAppHandler } from '#app/http/handler.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { DatabaseAway, DatabaseBusy } from '#db/database.ts';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { freePort } from '#tests/support/ports.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const doctor = await app.person('doctor');
const ORIGIN = 'http://localhost:3000';

/** The real handler on a database of which every query and unit fails so. */
function failing(error: Error) {
  const fails = () => {
    throw error;
  };
  const read = new Proxy(app.platform.db.read, { get: () => fails });
  const transact = () => Promise.reject(error);
  const handle = createAppHandler(
    { ...app.platform, db: { ...app.platform.db, read, transact } },
    serverBuild(),
    'production',
  );
  return (path: string, init: RequestInit = {}) => {
    const headers = new Headers({ cookie: doctor.cookie, origin: ORIGIN });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return handle(new Request(ORIGIN + path, { ...init, headers }), '127.0.0.1');
  };
}
const wrapped = (cause: Error) => new Error('Failed query: select 1', { cause });
const coded = (code: string) => Object.assign(new Error('told by the server'), { code });
const away = failing(wrapped(new DatabaseAway('nothing', 'connect ECONNREFUSED')));

test.each([
  ['away', wrapped(new DatabaseAway('nothing', 'gone')), 503, '5', said('common:error.away')],
  ['busy', new DatabaseBusy('full'), 503, '2', said('common:error.busy')],
  [
    'out of memory',
    wrapped(new DatabaseBusy('out of memory', { cause: coded('53200') })),
    503,
    '2',
    said('common:error.busy'),
  ],
  ['broken in a way nobody knows', new Error('no such column'), 500, null, said('common:error.fault')],
])(
  'a page whose database is %s is a page of ours with the right status',
  async (_name, error, status, after, title) => {
    const response = await failing(error)('/credit?year=2026');
    const text = await response.text();
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, after]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain('href="/credit?year=2026"');
    expect(text).toContain('rel="stylesheet"');
    expect(text).not.toMatch(/no such column|ECONNREFUSED/);
  },
);

test('a database whose disk is full is answered in words, and with the status of a full disk', async () => {
  const full = failing(wrapped(coded('53100')));
  for (const response of [await full('/credit'), await full('/profile', form({ name: 'Anna' }))]) {
    expect([response.status, response.headers.get('retry-after')]).toEqual([507, '300']);
    expect(await response.text()).toContain(pieceOf('errors:storage_full'));
  }
});

test.each(LOCALES.map(({ code }) => [code]))('the page is in the reader’s language: %s', async (code) => {
  const { default: common } = (await import(`#locales/${code}/common.json`)) as {
    default: { error: { away: string } };
  };
  const asked: Record<string, string>[] = [
    { 'accept-language': code },
    { cookie: `${doctor.cookie}; language=${code}` },
  ];
  for (const headers of asked) {
    const response = await away('/', { headers });
    const text = await response.text();
    expect(text).toContain(`<html lang="${code}">`);
    expect(text).toContain(`<h1>${common.error.away}</h1>`);
  }
});

const form = (fields: Record<string, string>): RequestInit => {
  const body = new URLSearchParams(fields).toString();
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    },
  };
};

test('a form that could not be saved is kept in the page, ready to be sent again', async () => {
  const response = await away('/profile', form({ name: 'Anna "A" <b>', region: 'Kolka' }));
  const text = await response.text();
  expect(response.status).toBe(503);
  expect(text).toContain('<form method="post" action="/profile">');
  expect(text).toContain('name="name" value="Anna &quot;A&quot; &lt;b&gt;"');
  expect(text).toContain('name="region" value="Kolka"');
});

test('a password is never written into a page, and a form of another site is not kept', async () => {
  const secret = await away('/sign-in', form({ email: 'a@example.org', password: 'secret words' }));
  expect(secret.status).toBe(503);
  expect(await secret.text()).not.toContain('secret words');
  const own = form({ name: 'planted' });
  const other = await away('/profile', {
    ...own,
    headers: { ...(own.headers as Record<string, string>), origin: 'https://evil.example' },
  });
  expect(await other.text()).not.toContain('planted');
});

test('a script hears a code and a sentence', async () => {
  const response = await away('/', { headers: { accept: 'application/json', 'accept-language': 'fi' } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.json()).toMatchObject({
    error: 'database_away',
    says: expect.stringContaining('tietokanta'),
  });
});

test('the page of faults is not found by its address', async () => {
  expect((await app.get('/fault')).status).toBe(404);
});

test('a process that starts before its database waits for it, as long as the settings say, and then says what is wrong', async () => {
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: join(app.folder, 'early'),
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
    DATABASE_START_SECONDS: '1',
  };
  const { status, stderr } = spawnSync('node_modules/.bin/tsx', ['cli/main.ts', 'audit', 'verify'], { env, encoding: 'utf8' }); // oxfmt-ignore
  expect(stderr).toContain('waiting for the database');
  expect(stderr).toContain('The database cannot be opened');
  expect(status).not.toBe(0);
});
