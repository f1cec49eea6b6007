import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, count, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDatabase } from '#tests/support/database.ts';
import { type Database, DatabaseBusy, type Tx } from './database.ts';
import { dialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import { selectByKeys } from './select-by-keys.ts';
import { audit, jobs, limits, mails } from './schema/platform.ts';
import { statements } from './schema/xapi.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-db-'));
let url: string;
let db: Database;
beforeAll(async () => {
  url = await copyDatabase(folder);
  db = await openDatabase(url, { queueLimit: 400, unitLimitMs: 1000 });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const mail = (id: string, subject = 's') => ({
  id,
  recipient: 'r',
  subject,
  body: 'b',
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
});
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe(`a database of ${dialect}`, () => {
  test('a query that a unit returns without waiting for it runs once', async () => {
    await db.transact((tx) => tx.insert(mails).values(mail('once')));
    const [row] = await db.transact((tx) =>
      tx
        .insert(mails)
        .values(mail('once'))
        .onConflictDoUpdate({ target: mails.id, set: { subject: sql`${mails.subject} || '+'` } })
        .returning(),
    );
    const [kept] = await db.read.select().from(mails).where(eq(mails.id, 'once'));
    await db.transact((tx) => tx.delete(mails).where(eq(mails.id, 'once')));
    expect([row!.subject, kept!.subject]).toEqual(['s+', 's+']);
  });

  test('rows by keys, as many as there are, each once', async () => {
    const ids = Array.from({ length: 150 }, (_, i) => `key-${i}`);
    await db.transact((tx) => tx.insert(mails).values(ids.map((id) => mail(id))));
    const found = async (keys: string[]) => {
      const rows = await selectByKeys(db.read, 'mails', keys, (read, places) =>
        read.select().from(mails).where(inArray(mails.id, places)),
      );
      return rows.map(({ id }) => id).sort();
    };
    for (const many of [0, 1, 2, 4, 5, 16, 17, 64, 65, 150]) {
      const keys = ids.slice(0, many);
      expect(await found(keys)).toEqual(keys.toSorted());
    }
    expect(await found(['none', 'key-7'])).toEqual(['key-7']);
    expect(await found([...ids, 'key-7'])).toHaveLength(150);
    await db.transact((tx) => tx.delete(mails).where(inArray(mails.id, ids)));
  });

  test('insert, upsert, returning, dates to the millisecond, JSON, big whole numbers', async () => {
    const [made] = await db.transact((tx) => tx.insert(mails).values(mail('m1')).returning());
    expect(made).toEqual({ ...mail('m1'), calendar: null, unsubscribe: null, sentAt: null });
    const job = {
      id: 'j1',
      kind: 'k',
      payload: { a: [1, { b: 'ў' }] },
      state: 'waiting' as const,
      runAt: new Date(1e12),
    };
    const [kept] = await db.transact((tx) =>
      tx
        .insert(jobs)
        .values({ ...job, attempts: 2 ** 40 })
        .returning(),
    );
    expect(kept).toMatchObject({ payload: { a: [1, { b: 'ў' }] }, attempts: 2 ** 40, runAt: new Date(1e12) });
    const [again] = await db.transact((tx) =>
      tx
        .insert(mails)
        .values(mail('m1', 'new'))
        .onConflictDoUpdate({ target: mails.id, set: { subject: sql`excluded.subject` } })
        .returning(),
    );
    expect(again!.subject).toBe('new');
    expect(
      await db.transact((tx) => tx.insert(mails).values(mail('m1')).onConflictDoNothing().returning()),
    ).toEqual([]);
    const [n] = await db.read.select({ n: count() }).from(mails);
    expect(n).toEqual({ n: 1 });
  });

  test('a throw leaves nothing behind, and the neighbours in the queue are kept', async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        db.transact(async (tx) => {
          await tx.insert(mails).values(mail(`r${n}`, 'throw'));
          if (n === 2) throw new Error('no');
        }),
      ),
    );
    expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const kept = await db.read
      .select({ id: mails.id })
      .from(mails)
      .where(eq(mails.subject, 'throw'))
      .orderBy(asc(mails.id));
    expect(kept).toEqual([{ id: 'r1' }, { id: 'r3' }]);
  });

  test('a constraint error in the middle undoes the whole unit', async () => {
    await expect(
      db.transact(async (tx) => {
        await tx.insert(mails).values(mail('k1', 'constraint'));
        await tx.insert(mails).values(mail('k1', 'constraint'));
      }),
    ).rejects.toThrow();
    expect(await db.read.$count(mails, eq(mails.subject, 'constraint'))).toBe(0);
  });

  test('no lost update: 60 read-modify-write units with real waits in between', async () => {
    const key = { key: 'counter', windowStart: new Date(0) };
    await db.transact(async (tx) => void (await tx.insert(limits).values({ ...key, count: 0 })));
    const slow = await openDatabase(url, { unitLimitMs: 10_000 });
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        slow
          .transact(async (tx) => {
            const [row] = await tx.select().from(limits).where(eq(limits.key, 'counter'));
            if (i % 10 === 0) await wait(2);
            await tx
              .update(limits)
              .set({ count: row!.count + 1 })
              .where(eq(limits.key, 'counter'));
          })
          .catch((error: unknown) => {
            // PostgreSQL may spend its tries under such a load; then the caller is told, and nothing was counted.
            if (!(error instanceof DatabaseBusy)) throw error;
            return slow.transact(
              async (tx) =>
                void (await tx
                  .update(limits)
                  .set({ count: sql`${limits.count} + 1` })
                  .where(eq(limits.key, 'counter'))),
            );
          }),
      ),
    );
    await slow.close();
    const [row] = await db.read.select().from(limits).where(eq(limits.key, 'counter'));
    expect(row!.count).toBe(60);
  });

  test('a reader never sees an open unit', async () => {
    let seen = -1;
    await db.transact(async (tx) => {
      await tx.insert(mails).values(mail('v', 'open'));
      seen = await db.read.$count(mails, eq(mails.subject, 'open'));
    });
    expect([seen, await db.read.$count(mails, eq(mails.subject, 'open'))]).toEqual([0, 1]);
  });

  test('misuse is refused: writing through read, nesting, a query after the end', async () => {
    // What the types keep from happening.
    const reader = db.read as unknown as {
      insert(table: typeof mails): { values(value: unknown): Promise<unknown> };
    };
    await expect((async () => reader.insert(mails).values(mail('w', 'misuse')))()).rejects.toThrow();
    await expect(db.transact(() => db.transact(async () => 1))).rejects.toThrow(/inside/);
    let leaked: (() => Promise<unknown>) | undefined;
    await db.transact(async (tx) => {
      leaked = async () => tx.insert(mails).values(mail('l', 'misuse'));
    });
    await expect(leaked!()).rejects.toThrow(/has ended/);
    expect(await db.read.$count(mails, eq(mails.subject, 'misuse'))).toBe(0);
  });

  test('a unit that waits on the world is ended, and the next one runs', async () => {
    const stuck = db.transact(async (tx) => {
      await tx.insert(mails).values(mail('stuck', 'stuck'));
      await wait(3000);
    });
    const next = db.transact((tx) => tx.insert(mails).values(mail('next', 'next')).returning());
    await expect(stuck).rejects.toBeInstanceOf(DatabaseBusy);
    expect(await next).toHaveLength(1);
    expect(await db.read.$count(mails, eq(mails.subject, 'stuck'))).toBe(0);
  });

  test('nothing appears later that was stored before what consistentThrough has answered', async () => {
    const row = { id: 'held', verb: 'v', authority: 'a', body: '{}', size: 2 };
    const storedOf = async () =>
      (await db.read.select().from(statements).where(eq(statements.id, row.id)))[0]?.stored;
    const held = db.transact(async (tx) => {
      await tx.insert(statements).values(row);
      await wait(300);
    });
    await wait(150);
    const during = await db.consistentThrough();
    expect(await storedOf()).toBe(undefined);
    await held;
    const stored = (await storedOf())!;
    expect(stored.getTime()).toBeGreaterThanOrEqual(during.getTime());
    expect(Date.now() - stored.getTime()).toBeLessThan(60_000);
    await wait(10);
    expect((await db.consistentThrough()).getTime()).toBeGreaterThan(stored.getTime());
  });

  // PostgreSQL’s own are in postgres.test.ts.
  if (dialect === 'sqlite')
    test('a file that cannot be written is reported as a database that is away', async () => {
      const query = (tx: Tx, pragma: string) =>
        // SQLite's own, which `Tx` does not have.
        (tx as unknown as { run(query: unknown): void }).run(sql.raw(pragma));
      const refused = db.transact(async (tx) => {
        query(tx, 'PRAGMA query_only = ON');
        try {
          await tx.insert(mails).values(mail('read only'));
        } finally {
          query(tx, 'PRAGMA query_only = OFF');
        }
      });
      await expect(refused).rejects.toMatchObject({ name: 'DatabaseAway', outcome: 'nothing' });
    });

  test('a full queue refuses rather than grows', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 700 }, (_, i) =>
        db.transact(async (tx) => void (await tx.insert(mails).values(mail(`q${i}`, 'queue')))),
      ),
    );
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(200);
    for (const each of refused) expect(each.reason).toBeInstanceOf(DatabaseBusy);
    expect(await db.read.$count(mails, eq(mails.subject, 'queue'))).toBe(700 - refused.length);
  });

  test('kill -9 under load loses nothing that was acknowledged, and keeps no half unit', async () => {
    const own = await copyDatabase(mkdtempSync(join(folder, 'crash-')));
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/crash-writer.ts'], {
      env: { ...process.env, DATABASE_URL: own },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const acknowledged = () => printed.split('\n').slice(0, -1);
    for (let i = 0; i < 600 && acknowledged().length < 400; i++) await wait(50);
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    const ids = acknowledged();
    expect(ids.length).toBeGreaterThanOrEqual(400);

    const after = await openDatabase(own);
    // Until PostgreSQL has seen that the client is gone, its last units may still be open.
    await wait(300);
    const rows = new Set((await after.read.select({ id: mails.id }).from(mails)).map((row) => row.id));
    await after.close();
    for (const id of ids) expect(rows.has(`${id}-a`) && rows.has(`${id}-b`), id).toBe(true);
    expect([...rows].filter((id) => id.endsWith('-a')).length * 2).toBe(rows.size);
  }, 60_000);

  test('migrating twice, and in two processes at once, is once', async () => {
    const others = await Promise.all([openDatabase(url), openDatabase(url)]);
    await Promise.all(others.map((each) => each.migrate('db/migrations')));
    await Promise.all(others.map((each) => each.close()));
    expect(await db.read.$count(audit)).toBe(0);
  });
});

// PostgreSQL overwrites what is deleted when it vacuums; that is its own business.
if (dialect === 'sqlite')
  test('what was deleted is not in the file any more', async () => {
    const own = mkdtempSync(join(tmpdir(), 'majakka-deleted-'));
    const path = join(own, 'majakka.db');
    const marker = 'Zvirgzdkalne'.repeat(200);
    try {
      for (const deleted of [false, true]) {
        const other = await openDatabase(deleted ? `file:${path}` : await copyDatabase(own));
        if (deleted) await other.transact((tx) => tx.delete(mails).where(eq(mails.id, 'gone')));
        else await other.transact((tx) => tx.insert(mails).values(mail('gone', marker)));
        // Closing folds the journal into the file.
        await other.close();
        expect(readFileSync(path).includes('Zvirgzdkalne')).toBe(!deleted);
      }
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });
