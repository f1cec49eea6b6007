import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { siteOf } from './site.ts';

/** One sentence for each reason why the process cannot start. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

export type Settings = {
  host: string;
  port: number;
  dataDir: string;
  /** `file:…` or `postgres://…` */
  databaseUrl: string;
  /** Milliseconds, on PostgreSQL; see `DatabaseOptions`. */
  database: { connectMs: number; statementMs: number; lockMs: number; idleMs: number; startWaitMs: number };
  appOrigin: string;
  /** One star in place of the label of person and package; without a star one origin serves all packages. */
  contentOrigin: string;
  /** Sample region, published passwords, mail page: only where nobody else can reach the server. */
  demonstration: boolean;
  secure: boolean;
  /** For administrators and officers; everybody else may always choose. */
  secondFactor: 'optional' | 'required';
  /** The body that runs the installation, and its address or page for questions: the privacy notice names both. */
  operator: { name: string | null; contact: string | null };
  smtpUrl: string | null;
  mailFrom: string;
  /** Mux's own service; null: mux-local beside the app. */
  mux: {
    tokenId: string;
    tokenSecret: string;
    webhookSecret: string;
    signingKey: string;
    privateKey: string;
  } | null;
  ffmpegPath: string | null;
  /** Address of mux-local for encoders. */
  rtmp: { host: string; port: number };
  /** Version announced to a request to /xapi without a version header. */
  xapiVersion: '1.0.3' | '2.0.0';
  /** Reverse proxies whose X-Forwarded-For is believed: addresses, ranges, loopback, linklocal, uniquelocal; or none. */
  trustedProxies: string[];
  /** Requests a second that one address may continue to send; null: no limit. A page counts as four. */
  rateLimit: number | null;
  /** Milliseconds for open requests to finish when the process is asked to end. */
  shutdownMs: number;
  /** Helpers of calls between two browsers (RFC 8489, RFC 8656); the relay's secret makes short-lived credentials. */
  calls: { stunUrls: string[]; turnUrls: string[]; turnSecret: string | null };
  /** Bytes that may be kept; an administrator makes exceptions. `installation` 0: as much as the disk holds. */
  quotas: { person: number; author: number; association: number; installation: number };
  /**
   * Free bytes below which administrators are notified (`low`), and below which uploads stop (`stop`): the rest is for
   * everything else.
   */
  disk: {
    low: number;
    stop: number;
    /** The last of it: below this the process is not ready for more, and what is broadcast ends. */
    reserve: number;
  };
  /** Bytes that one recording of mux-local may hold. */
  recordingBytes: number;
};

const seconds = (standard: number) => z.coerce.number().positive().max(3600).default(standard);
const MEGABYTE = 1_000_000;
const megabytes = (preset: number) => z.coerce.number().min(0).max(1e9).default(preset);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_CONNECT_SECONDS: seconds(3),
  DATABASE_STATEMENT_SECONDS: seconds(8),
  DATABASE_LOCK_SECONDS: seconds(5),
  DATABASE_IDLE_SECONDS: seconds(15),
  DATABASE_START_SECONDS: seconds(60),
  APP_ORIGIN: z.string().optional(),
  CONTENT_ORIGIN: z.string().optional(),
  CONTENT_ORIGIN_SHARED: z.enum(['yes', 'no']).default('no'),
  SECRET_KEY: z.string().optional(),
  OPERATOR_NAME: z.string().trim().min(1).max(200).optional(),
  OPERATOR_CONTACT: z.union([z.email(), z.url({ protocol: /^https?$/ })]).optional(),
  SECOND_FACTOR: z.enum(['optional', 'required']).default('optional'),
  SMTP_URL: z.string().min(1).optional(),
  MAIL_FROM: z.string().default('Majakka <no-reply@localhost>'),
  MUX_TOKEN_ID: z.string().optional(),
  MUX_TOKEN_SECRET: z.string().optional(),
  MUX_WEBHOOK_SECRET: z.string().optional(),
  MUX_SIGNING_KEY: z.string().optional(),
  MUX_PRIVATE_KEY: z.string().optional(),
  FFMPEG_PATH: z.string().optional(),
  RTMP_HOST: z.string().default('127.0.0.1'),
  RTMP_PORT: z.coerce.number().int().min(0).max(65535).default(1935),
  XAPI_VERSION: z.enum(['1.0.3', '2.0.0']).default('2.0.0'),
  TRUSTED_PROXIES: z.string().default('loopback'),
  RATE_LIMIT: z.coerce.number().int().min(0).default(200),
  SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(600).default(10),
  STUN_URLS: z.string().default(''),
  TURN_URLS: z.string().default(''),
  TURN_SECRET: z.string().optional(),
  SECRET_KEY_PREVIOUS: z.string().optional(),
  QUOTA_PERSON_MB: megabytes(500),
  QUOTA_AUTHOR_MB: megabytes(20_000),
  QUOTA_ASSOCIATION_MB: megabytes(20_000),
  QUOTA_INSTALLATION_MB: megabytes(0),
  DISK_LOW_MB: megabytes(4000),
  DISK_STOP_MB: megabytes(1000),
  RECORDING_MB: z.coerce.number().min(1).max(1e9).default(20_000),
});

const MUX = [
  'MUX_TOKEN_ID',
  'MUX_TOKEN_SECRET',
  'MUX_WEBHOOK_SECRET',
  'MUX_SIGNING_KEY',
  'MUX_PRIVATE_KEY',
] as const;

const listOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** As edge/remote.ts reads it. */
function isProxy(name: string): boolean {
  if (/^(none|loopback|linklocal|uniquelocal)$/i.test(name)) return true;
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(name) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

const LOOPBACK = /^(127(\.\d+){3}|::1|localhost)$/;

/** This machine, by name, address or a socket in its file system. */
const isHere = (hostname: string): boolean =>
  hostname === '' || LOOPBACK.test(hostname.replace(/^\[|\]$/g, ''));

/**
 * Mail holds links that open accounts: to another machine it goes by TLS, whatever the server offers to somebody in between. Who
 * trusts the network between says so in the address (`ignoreTLS=true`, `requireTLS=false`).
 */
function withTls(smtpUrl: string): string {
  const { protocol, hostname, searchParams } = new URL(smtpUrl);
  const chosen = protocol !== 'smtp:' || searchParams.has('requireTLS') || searchParams.has('ignoreTLS');
  return chosen || isHere(hostname)
    ? smtpUrl
    : `${smtpUrl}${smtpUrl.includes('?') ? '&' : '?'}requireTLS=true`;
}

/** Whether everything that is kept travels to another machine in the clear, or by TLS that anybody can offer. */
export function isDatabaseOpenOnTheWay(databaseUrl: string): boolean {
  if (!URL.canParse(databaseUrl)) return false;
  const { protocol, hostname, searchParams } = new URL(databaseUrl);
  const far = protocol.startsWith('postgres') && !isHere(hostname);
  const mode = searchParams.get('sslmode') ?? '';
  return far && searchParams.get('ssl') !== 'true' && !['verify-full', 'verify-ca', 'require'].includes(mode);
}

function originOf(value: string): URL | null {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search ? url : null;
  } catch {
    return null;
  }
}

/** Throws SettingsError with a sentence for each thing that is wrong. Pure: makes no folder and no file. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`));
  const e = parsed.data;
  const wrong: string[] = [];

  const app = originOf(e.APP_ORIGIN ?? `http://localhost:${e.PORT}`);
  const pattern = e.CONTENT_ORIGIN ?? `http://*.content.localhost:${e.PORT}`;
  const content = originOf(pattern.replace('*', 'star'));
  if (!app) wrong.push('APP_ORIGIN must be an address like https://learn.example.org, with no path.');
  if (!content || pattern.split('*').length > 2)
    wrong.push(
      'CONTENT_ORIGIN must be an address like https://*.example.net, with one star at most and no path.',
    );
  if (!app || !content) throw new SettingsError(wrong);
  if (app.host === content.host) wrong.push('CONTENT_ORIGIN must be another host than APP_ORIGIN.');

  const demonstration = LOOPBACK.test(e.HOST) && app.hostname === 'localhost';
  if (!demonstration) {
    if (!e.APP_ORIGIN || app.protocol !== 'https:')
      wrong.push('APP_ORIGIN must be set to the https address that people use.');
    if (!e.CONTENT_ORIGIN) wrong.push('CONTENT_ORIGIN must be set to an https address on another domain.');
    else if (content.protocol !== 'https:' || siteOf(content.hostname) === siteOf(app.hostname))
      wrong.push(
        'CONTENT_ORIGIN must be an https address on another registrable domain than APP_ORIGIN, because course packages are other people’s programs.',
      );
    else if (!pattern.includes('*') && e.CONTENT_ORIGIN_SHARED === 'no')
      wrong.push(
        'CONTENT_ORIGIN must have a star, like https://*.example.net, because packages that share one origin can read each other’s storage; CONTENT_ORIGIN_SHARED=yes accepts that.',
      );
    if (!e.SECRET_KEY) wrong.push('SECRET_KEY must be set: 32 random bytes, as 64 hexadecimal digits.');
  }
  if (e.SECRET_KEY && !/^[0-9a-f]{64}$/i.test(e.SECRET_KEY))
    wrong.push('SECRET_KEY must be 32 bytes, as 64 hexadecimal digits.');
  if (e.SECRET_KEY_PREVIOUS && !/^[0-9a-f]{64}$/i.test(e.SECRET_KEY_PREVIOUS))
    wrong.push('SECRET_KEY_PREVIOUS must be 32 bytes, as 64 hexadecimal digits.');
  if (e.SMTP_URL && !URL.canParse(e.SMTP_URL))
    wrong.push('SMTP_URL must be an address like smtps://user:password@mail.example.org.');
  if (e.DISK_STOP_MB > e.DISK_LOW_MB)
    wrong.push(
      'DISK_STOP_MB must not be more than DISK_LOW_MB: administrators are told before uploads stop.',
    );
  if (e.TURN_URLS && !e.TURN_SECRET)
    wrong.push('TURN_SECRET must be set with TURN_URLS: the relay and Majakka share it.');
  const trustedProxies = listOf(e.TRUSTED_PROXIES);
  const unknown = trustedProxies.filter((name) => !isProxy(name));
  if (unknown.length > 0)
    wrong.push(
      `TRUSTED_PROXIES must be addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, none; wrong: ${unknown.join(', ')}.`,
    );
  const mux = MUX.map((name) => e[name]);
  if (mux.some(Boolean) && !mux.every(Boolean))
    wrong.push(
      `Mux needs all of ${MUX.join(', ')}; missing: ${MUX.filter((name) => !e[name]).join(', ')}. Without any of them, mux-local runs beside the app.`,
    );
  if (wrong.length > 0) throw new SettingsError(wrong);

  const dataDir = resolve(e.DATA_DIR);
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir,
    databaseUrl: e.DATABASE_URL ?? `file:${join(dataDir, 'majakka.db')}`,
    database: {
      connectMs: e.DATABASE_CONNECT_SECONDS * 1000,
      statementMs: e.DATABASE_STATEMENT_SECONDS * 1000,
      lockMs: e.DATABASE_LOCK_SECONDS * 1000,
      idleMs: e.DATABASE_IDLE_SECONDS * 1000,
      startWaitMs: e.DATABASE_START_SECONDS * 1000,
    },
    appOrigin: app.origin,
    contentOrigin: pattern.replace(/\/$/, ''),
    demonstration,
    secure: app.protocol === 'https:',
    secondFactor: e.SECOND_FACTOR,
    operator: { name: e.OPERATOR_NAME ?? null, contact: e.OPERATOR_CONTACT ?? null },
    smtpUrl: e.SMTP_URL ? withTls(e.SMTP_URL) : null,
    mailFrom: e.MAIL_FROM,
    mux: e.MUX_TOKEN_ID
      ? {
          tokenId: e.MUX_TOKEN_ID,
          tokenSecret: e.MUX_TOKEN_SECRET!,
          webhookSecret: e.MUX_WEBHOOK_SECRET!,
          signingKey: e.MUX_SIGNING_KEY!,
          privateKey: e.MUX_PRIVATE_KEY!,
        }
      : null,
    ffmpegPath: e.FFMPEG_PATH ?? null,
    rtmp: { host: e.RTMP_HOST, port: e.RTMP_PORT },
    xapiVersion: e.XAPI_VERSION,
    trustedProxies,
    rateLimit: e.RATE_LIMIT || null,
    shutdownMs: e.SHUTDOWN_SECONDS * 1000,
    calls: {
      stunUrls: listOf(e.STUN_URLS),
      turnUrls: listOf(e.TURN_URLS),
      turnSecret: e.TURN_SECRET ?? null,
    },
    quotas: {
      person: e.QUOTA_PERSON_MB * MEGABYTE,
      author: e.QUOTA_AUTHOR_MB * MEGABYTE,
      association: e.QUOTA_ASSOCIATION_MB * MEGABYTE,
      installation: e.QUOTA_INSTALLATION_MB * MEGABYTE,
    },
    disk: {
      low: e.DISK_LOW_MB * MEGABYTE,
      stop: e.DISK_STOP_MB * MEGABYTE,
      reserve: (e.DISK_STOP_MB * MEGABYTE) / 4,
    },
    recordingBytes: e.RECORDING_MB * MEGABYTE,
  };
}

/** Only the account that runs Majakka reads what it keeps, whatever the machine's usual mask is. */
const TOP_FOLDERS = ['files', 'mail', 'incoming', 'trash'];

/** Makes DATA_DIR and its folders, closed to everybody else; throws SettingsError where that is not possible. */
export function prepareDataDir(dataDir: string): void {
  try {
    for (const folder of TOP_FOLDERS) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, '.writable'), '', { mode: 0o600 });
    // At once, before anything is written: behind a folder that is closed, the modes of older files do not matter.
    for (const folder of ['.', ...TOP_FOLDERS]) chmodSync(join(dataDir, folder), 0o700);
    for (const name of readdirSync(dataDir))
      if (lstatSync(join(dataDir, name)).isFile()) chmodSync(join(dataDir, name), 0o600);
  } catch (error) {
    throw new SettingsError([
      `DATA_DIR ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another folder or change its rights.`,
    ]);
  }
}

export type KeyPurpose =
  | 'content-label'
  | 'certificates'
  | 'opaque'
  | 'webinars'
  | 'forwards'
  | 'pictures'
  | 'totp'
  | 'recovery-codes'
  | 'one-time-tokens'
  | 'devices'
  | 'sent-forms'
  | 'page-views'
  | 'said'
  | 'kept-forms'
  | 'lessons'
  | 'mail-choices'
  | 'registrations';
export type Keys = {
  for(purpose: KeyPurpose): Buffer;
  /** Of SECRET_KEY_PREVIOUS, for what is still locked with it; none where it is not set. */
  previous(purpose: KeyPurpose): Buffer | null;
};

/** SECRET_KEY, or in demonstration mode a file made at first start; keys per purpose come from it by HKDF (RFC 5869). */
export function openKeys(settings: Settings, secretKey: string | undefined, previousKey?: string): Keys {
  const current = derivedFrom(
    secretKey ? Buffer.from(secretKey, 'hex') : secretFile(join(settings.dataDir, 'secret')),
  );
  const previous = previousKey ? derivedFrom(Buffer.from(previousKey, 'hex')) : null;
  return { for: current, previous: (purpose) => previous?.(purpose) ?? null };
}

function derivedFrom(secret: Buffer): (purpose: KeyPurpose) => Buffer {
  const salt = createHash('sha256').update('majakka').digest();
  const derived = new Map<string, Buffer>();
  return (purpose) => {
    let key = derived.get(purpose);
    if (!key) derived.set(purpose, (key = Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))));
    return key;
  };
}

/** Throws SettingsError for a file that holds no key: going on with another one would make unreadable what the right one locked. */
function secretFile(path: string): Buffer {
  if (!existsSync(path)) makeSecret(path);
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new SettingsError([
      `${path} must hold 32 bytes, as 64 hexadecimal digits, and does not: put the copy from your backup there. Delete it only if nothing was kept yet; then a new one is made.`,
    ]);
  return Buffer.from(text, 'hex');
}

/** Whole or not at all, also when the disk is full or the machine loses power; another process that was first stays first. */
function makeSecret(path: string): void {
  const whole = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = openSync(whole, 'wx', 0o600);
    try {
      writeFileSync(file, randomBytes(32).toString('hex'));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(whole, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new SettingsError([
        `The key of this installation cannot be written to ${path} (${code}): make room or change the folder's rights.`,
      ]);
  } finally {
    rmSync(whole, { force: true });
  }
}
