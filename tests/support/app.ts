import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, onTestFinished } from 'vitest';
import { createAssociation } from '#app/domains/accounts/associations/create-association.server.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import type { Ctx, Role } from '#app/domains/accounts/ctx.ts';
import { openSessionAfterPassword } from '#app/domains/accounts/internal/session/open-session.server.ts';
import { hashPassword } from '#app/domains/accounts/internal/password/password.server.ts';
import { createAppHandler } from '#app/http/handler.server.ts';
import { openFiles } from '#app/platform/files.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { openLog } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { openKeys, prepareDataDir, readSettings } from '#app/platform/settings.server.ts';
import type { Database } from '#db/database.ts';
import { openDatabase } from '#db/open-database.ts';
import { people } from '#db/schema/accounts.ts';
import { serverBuild } from './build.ts';
import { tablesWithoutAudit } from './audit-rule.ts';
import { audited } from './audited.ts';
import { copyDatabase, PATIENT } from './database.ts';

export const PASSWORD = 'a long test password';
const ORIGIN = 'http://localhost:3000';
/** Made once: argon2 is slow on purpose, and most tests are not about passwords. */
let hashed: Promise<string> | undefined;

export type Person = { id: string; email: string; cookie: string };
export type TestApp = Awaited<ReturnType<typeof makeApp>>;
/** A data folder and a database that belong together. */
export type SeededData = { folder: string; databaseUrl: string };

/**
 * The real handler on a real database of its own, which a test may `wrap`; the clock is the caller's where time matters. It begins
 * with a copy of what is `seeded`.
 */
export async function makeApp(wrap: (db: Database) => Database = (db) => db, seeded?: SeededData) {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-app-'));
  if (seeded) cpSync(seeded.folder, folder, { recursive: true });
  const databaseUrl = await copyDatabase(folder, seeded?.databaseUrl);
  const settings = readSettings({ DATA_DIR: folder, DATABASE_URL: databaseUrl });
  prepareDataDir(folder);
  const lines: string[] = [];
  const unaudited: string[] = [];
  // Plenty, whatever the machine has: a test may make it less.
  const disk = { freeBytes: 1e12, totalBytes: 2e12 };
  const platform: Platform = {
    settings,
    db: wrap(
      audited(await openDatabase(settings.databaseUrl, PATIENT), (unit) => {
        const missing = tablesWithoutAudit(unit);
        if (missing.length > 0) unaudited.push(`${unit.by}: ${missing.join(', ')}`);
      }),
    ),
    files: openFiles(folder, async () => disk),
    keys: openKeys(settings, undefined),
    log: openLog({ write: (line: string) => void lines.push(line) }),
    video: { engine: null, ffmpeg: null },
    // A test that stands at another time gives its own.
    clock: () => new Date(),
  };
  const handle = createAppHandler(platform, serverBuild(), 'test');
  afterAll(async () => {
    await platform.db.close();
    rmSync(folder, { recursive: true, force: true });
    expect(unaudited, 'units of this file that wrote without an audit row').toEqual([]);
  });

  const operator: Ctx = {
    ...platform,
    now: new Date(),
    requestId: 'test',
    actor: null,
    remote: null,
    operator: true,
  };
  const send = (path: string, init: RequestInit & { cookie?: string | undefined; remote?: string } = {}) => {
    const { cookie, remote = '127.0.0.1', ...rest } = init;
    const headers = new Headers(rest.headers);
    if (cookie) headers.set('cookie', cookie);
    if (rest.method && rest.method !== 'GET' && !headers.has('origin')) headers.set('origin', ORIGIN);
    return handle(new Request(ORIGIN + path, { ...rest, headers }), remote);
  };

  return {
    platform,
    folder,
    disk,
    operator,
    /** Everything the process logged, one JSON line each. */
    lines,
    get: (path: string, person?: Person | null, headers: Record<string, string> = {}) =>
      send(path, { cookie: person?.cookie, headers }),
    /** A page as it is read: React's marks between texts are left out. */
    text: async (path: string, person?: Person | null): Promise<string> =>
      (await (await send(path, { cookie: person?.cookie })).text()).replaceAll('<!-- -->', ''),
    post: (
      path: string,
      form: Record<string, string | string[]>,
      person?: Person | null,
      headers: Record<string, string> = {},
    ) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form))
        for (const each of [value].flat()) body.append(name, each);
      return send(path, { method: 'POST', body, cookie: person?.cookie, headers });
    },
    send,
    /** From now to the end of the test that runs, the clock is so many milliseconds ahead. */
    moveClock(ms: number): void {
      platform.clock = () => new Date(Date.now() + ms);
      onTestFinished(() => void (platform.clock = () => new Date()));
    },
    as: (person: Person): Promise<Ctx> => actAs(operator, person.id),
    async person(email: string, roles: Role[] = [], more: { country?: string } = {}): Promise<Person> {
      const address = `${email}-${newId().slice(-6)}@example.org`;
      const id = await createPerson(operator, {
        email: address,
        name: `${email} Test`,
        password: null,
        roles,
        ...more,
      });
      const passwordHash = await (hashed ??= hashPassword(PASSWORD));
      const [row] = await platform.db.transact((tx) =>
        tx.update(people).set({ passwordHash }).where(eq(people.id, id)).returning(),
      );
      const { cookie } = await openSessionAfterPassword({ ...operator, now: platform.clock() }, row!);
      return { id, email: address, cookie: cookie.split(';')[0]! };
    },
    association: (slug: string, officers: Person[], country = 'LV', language = 'en') =>
      createAssociation(
        operator,
        { slug, name: `Association ${slug}`, language, country },
        officers.map(({ id }) => id),
      ),
  };
}
