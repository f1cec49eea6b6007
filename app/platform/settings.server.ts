import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getDomain } from 'tldts';
import { z } from 'zod';

/** One sentence for each thing that keeps the process from starting. */
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
  appOrigin: string;
  /** One star where the label of person and package stands; without a star one origin serves all packages. */
  contentOrigin: string;
  /** Sample region, published passwords, mail page: only where nobody else can reach the server. */
  demonstration: boolean;
  secure: boolean;
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
  /** Where encoders reach mux-local. */
  rtmp: { host: string; port: number };
  /** What a request to /xapi without a version header is told that we speak. */
  xapiVersion: '1.0.3' | '2.0.0';
  /** Helpers of calls between two browsers (RFC 8489, RFC 8656); the relay's secret makes short-lived credentials. */
  calls: { stunUrls: string[]; turnUrls: string[]; turnSecret: string | null };
};

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().min(1).optional(),
  APP_ORIGIN: z.string().optional(),
  CONTENT_ORIGIN: z.string().optional(),
  SECRET_KEY: z.string().optional(),
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
  STUN_URLS: z.string().default(''),
  TURN_URLS: z.string().default(''),
  TURN_SECRET: z.string().optional(),
});

const MUX = [
  'MUX_TOKEN_ID',
  'MUX_TOKEN_SECRET',
  'MUX_WEBHOOK_SECRET',
  'MUX_SIGNING_KEY',
  'MUX_PRIVATE_KEY',
] as const;

const listOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const LOOPBACK = /^(127(\.\d+){3}|::1|localhost)$/;

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
    else if (content.protocol !== 'https:' || siteOf(content) === siteOf(app))
      wrong.push(
        'CONTENT_ORIGIN must be an https address on another registrable domain than APP_ORIGIN, because course packages are other people’s programs.',
      );
    if (!e.SECRET_KEY) wrong.push('SECRET_KEY must be set: 32 random bytes, as 64 hexadecimal digits.');
  }
  if (e.SECRET_KEY && !/^[0-9a-f]{64}$/i.test(e.SECRET_KEY))
    wrong.push('SECRET_KEY must be 32 bytes, as 64 hexadecimal digits.');
  if (e.TURN_URLS && !e.TURN_SECRET)
    wrong.push('TURN_SECRET must be set with TURN_URLS: the relay and Majakka share it.');
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
    appOrigin: app.origin,
    contentOrigin: pattern.replace(/\/$/, ''),
    demonstration,
    secure: app.protocol === 'https:',
    smtpUrl: e.SMTP_URL ?? null,
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
    calls: {
      stunUrls: listOf(e.STUN_URLS),
      turnUrls: listOf(e.TURN_URLS),
      turnSecret: e.TURN_SECRET ?? null,
    },
  };
}

const siteOf = (url: URL) => getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;

/** Makes DATA_DIR and its folders; throws SettingsError where that is not possible. */
export function prepareDataDir(dataDir: string): void {
  try {
    for (const folder of ['files', 'mail', 'incoming']) mkdirSync(join(dataDir, folder), { recursive: true });
    writeFileSync(join(dataDir, '.writable'), '');
  } catch (error) {
    throw new SettingsError([
      `DATA_DIR ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another folder or change its rights.`,
    ]);
  }
}

export type Keys = {
  for(purpose: 'content-label' | 'certificates' | 'opaque' | 'webinars' | 'forwards' | 'devices'): Buffer;
};

/** SECRET_KEY, or in demonstration mode a file made at first start; keys per purpose come from it by HKDF (RFC 5869). */
export function openKeys(settings: Settings, secretKey: string | undefined): Keys {
  const secret = secretKey ? Buffer.from(secretKey, 'hex') : secretFile(join(settings.dataDir, 'secret'));
  const salt = createHash('sha256').update('majakka').digest();
  const derived = new Map<string, Buffer>();
  return {
    for(purpose) {
      let key = derived.get(purpose);
      if (!key) derived.set(purpose, (key = Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))));
      return key;
    },
  };
}

function secretFile(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}
