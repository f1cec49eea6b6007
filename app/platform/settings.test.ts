import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  isDatabaseOpenOnTheWay,
  openKeys,
  prepareDataDir,
  readSettings,
  SettingsError,
} from './settings.server.ts';

const sentences = (env: Record<string, string>): string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as SettingsError).sentences;
  }
};
const KEY = 'ab'.repeat(32);
const PUBLIC = {
  HOST: '0.0.0.0',
  APP_ORIGIN: 'https://learn.example.org',
  CONTENT_ORIGIN: 'https://*.majakka-content.net',
  SECRET_KEY: KEY,
};

test('with nothing set it is a demonstration on this machine', () => {
  expect(readSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    appOrigin: 'http://localhost:3000',
    contentOrigin: 'http://*.content.localhost:3000',
    demonstration: true,
    secure: false,
  });
  expect(readSettings({ PORT: '4000', HOST: '' })).toMatchObject({
    appOrigin: 'http://localhost:4000',
    contentOrigin: 'http://*.content.localhost:4000',
  });
});

test('demonstration mode ends where somebody else could reach the server', () => {
  expect(readSettings(PUBLIC).demonstration).toBe(false);
  for (const HOST of ['127.0.0.1', '::1', 'localhost', '127.1.2.3']) {
    expect(readSettings({ HOST }).demonstration).toBe(true);
    expect(readSettings({ ...PUBLIC, HOST }).demonstration).toBe(false);
  }
  for (const HOST of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', 'localhost.example.org']) {
    expect(sentences({ HOST })).toHaveLength(3);
  }
});

test.each([
  ['APP_ORIGIN', 'must be set to the https address'],
  ['CONTENT_ORIGIN', 'must be set to an https address on another domain'],
  ['SECRET_KEY', '32 random bytes'],
])('outside it, starting without %s is refused with one sentence', (name, words) => {
  const { [name as 'HOST']: _, ...rest } = PUBLIC;
  expect(sentences(rest)).toEqual([expect.stringContaining(words)]);
});

test.each([
  ['http', { APP_ORIGIN: 'http://learn.example.org' }],
  ['a sub-domain of the same site', { CONTENT_ORIGIN: 'https://*.content.example.org' }],
  [
    'the same site under a public suffix',
    { APP_ORIGIN: 'https://a.co.uk', CONTENT_ORIGIN: 'https://*.x.a.co.uk' },
  ],
  ['one content origin for all packages', { CONTENT_ORIGIN: 'https://majakka-content.net' }],
  ['content without https', { CONTENT_ORIGIN: 'http://*.majakka-content.net' }],
  ['a short key', { SECRET_KEY: 'abc' }],
])('outside it, %s is refused', (_name, more) => {
  expect(sentences({ ...PUBLIC, ...more })).toHaveLength(1);
});

test('two sites under one public suffix are two sites', () => {
  expect(
    sentences({ ...PUBLIC, APP_ORIGIN: 'https://a.co.uk', CONTENT_ORIGIN: 'https://*.b.co.uk' }),
  ).toEqual([]);
});

test('mail to another machine goes by TLS, unless its address says otherwise', () => {
  const smtp = (SMTP_URL: string) => readSettings({ SMTP_URL }).smtpUrl;
  expect(smtp('smtp://u:p@mail.example.org')).toBe('smtp://u:p@mail.example.org?requireTLS=true');
  expect(smtp('smtp://mail.example.org:587/?pool=true')).toBe(
    'smtp://mail.example.org:587/?pool=true&requireTLS=true',
  );
  for (const url of [
    'smtps://mail.example.org',
    'smtp://localhost:2525',
    'smtp://[::1]',
    'smtp://10.0.0.7?ignoreTLS=true',
  ])
    expect(smtp(url)).toBe(url);
  expect(sentences({ SMTP_URL: 'mail.example.org' })).toEqual([expect.stringContaining('SMTP_URL')]);
});

test('a database on another machine without TLS is known', () => {
  for (const url of ['postgres://u:p@db.example.org/majakka', 'postgresql://10.0.0.7/m?sslmode=prefer'])
    expect([url, isDatabaseOpenOnTheWay(url)]).toEqual([url, true]);
  for (const url of [
    'postgres://db.example.org/m?sslmode=verify-full',
    'postgres://localhost/m',
    'postgres://u@[::1]/m',
    'postgres:///m?host=/run/postgresql',
    'file:/tmp/m.db',
  ])
    expect([url, isDatabaseOpenOnTheWay(url)]).toEqual([url, false]);
});

test('nonsense gets a sentence each', () => {
  expect(sentences({ PORT: 'x' })[0]).toContain('PORT');
  expect(sentences({ APP_ORIGIN: 'not an address' })[0]).toContain('APP_ORIGIN');
  expect(sentences({ CONTENT_ORIGIN: 'http://*.*.x' })[0]).toContain('CONTENT_ORIGIN');
  expect(
    sentences({ APP_ORIGIN: 'http://localhost:3000', CONTENT_ORIGIN: 'http://localhost:3000' }),
  ).toHaveLength(1);
});

test('a folder that cannot be written gets a sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-settings-'));
  writeFileSync(join(folder, 'file'), '');
  expect(() => prepareDataDir(join(folder, 'file', 'data'))).toThrow(/cannot be written/);
});

test('keys: per purpose, the same again from the file made at first start, which only its owner reads', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'majakka-keys-'));
  const settings = readSettings({ DATA_DIR: dataDir });
  const first = openKeys(settings, undefined).for('certificates');
  expect(openKeys(settings, undefined).for('certificates')).toEqual(first);
  expect(openKeys(settings, undefined).for('content-label')).not.toEqual(first);
  expect(openKeys(settings, KEY).for('certificates')).not.toEqual(first);
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
});

test.each(['', 'abc', '\0'.repeat(64)])(
  'a file with a key that is none (%j) is refused, and stays as it is',
  (text) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'majakka-keys-'));
    writeFileSync(join(dataDir, 'secret'), text);
    expect(() => openKeys(readSettings({ DATA_DIR: dataDir }), undefined)).toThrow(/64 hexadecimal digits/);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(text);
  },
);

test('DATA_DIR and what stands in it is closed to others at start, whatever the mask and the modes were', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'majakka-modes-'));
  writeFileSync(join(dataDir, 'majakka.db'), '', { mode: 0o644 });
  chmodSync(dataDir, 0o755);
  prepareDataDir(dataDir);
  for (const name of ['.', 'majakka.db', 'files', 'mail', 'incoming', 'trash'])
    expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
});

test('uploads do not stop before administrators are told', () => {
  expect(sentences({ DISK_LOW_MB: '10', DISK_STOP_MB: '20' })).toEqual([
    expect.stringContaining('DISK_STOP_MB'),
  ]);
});

test('limits of the database are given in seconds', () => {
  expect(readSettings({ DATABASE_CONNECT_SECONDS: '0.5', DATABASE_START_SECONDS: '' }).database).toEqual({
    connectMs: 500,
    statementMs: 8000,
    lockMs: 5000,
    idleMs: 15_000,
    startWaitMs: 60_000,
  });
  expect(() => readSettings({ DATABASE_LOCK_SECONDS: '0' })).toThrow(/DATABASE_LOCK_SECONDS/);
});

test('only named proxies are believed about who asks, by default those on this machine', () => {
  expect(readSettings({}).trustedProxies).toEqual(['loopback']);
  expect(readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '2001:db8::1',
  ]);
  expect(sentences({ TRUSTED_PROXIES: 'loopback, proxy.example' })).toEqual([
    expect.stringContaining('wrong: proxy.example'),
  ]);
});
