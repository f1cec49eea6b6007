import { setTimeout as wait } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { administer, type OwnPostgres, startOwnPostgres } from '#tests/support/postgres.ts';
import { type Database, DatabaseAway, DatabaseBusy, databaseFault, type Tx } from './database.ts';
import { dialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import { faultOf, Outage, pause } from './postgres-faults.ts';
import { mails } from './schema/platform.ts';

const coded = (code: string) => Object.assign(new Error('told by the server'), { code });

test.each([
  ['a serialisation failure', coded('40001'), 'conflict'],
  ['a server that shuts down', coded('57P01'), 'broken'],
  ['a server that starts up', coded('57P03'), 'broken'],
  ['nobody who listens', coded('ECONNREFUSED'), 'broken'],
  ['a connection that ended', new Error('Connection terminated unexpectedly'), 'broken'],
  ['an answer that does not come', new Error('Query read timeout'), 'silent'],
  ['a statement over its time', coded('57014'), 'slow'],
  ['a server that is out of memory', coded('53200'), 'slow'],
  ['a server with no free connection', coded('53300'), 'broken'],
  ['a server that takes no writes', coded('25006'), 'readonly'],
  ['a full disk', coded('53100'), null],
  ['a pool with no free connection', new Error('timeout exceeded when trying to connect'), 'slow'],
  ['a broken constraint', coded('23505'), null],
  ['an error of our own', new Error('Connection terminated', { cause: coded('23505') }), 'broken'],
])('%s is known for what it is, also where another error wraps it', (_name, error, fault) => {
  expect(faultOf(error)).toBe(fault);
  expect(faultOf(new Error('Failed query', { cause: error }))).toBe(fault);
});

test('an outage is waited for once, not by everybody who comes while it lasts', async () => {
  const outage = new Outage(30);
  expect(outage.mayWait()).toBe(true);
  await wait(60);
  expect(outage.mayWait()).toBe(false);
  outage.over();
  expect(outage.mayWait()).toBe(true);
});

test('pauses grow up to a bound', () => {
  for (let tries = 0; tries < 40; tries++) {
    const ms = pause(tries, 100, 10_000);
    expect(ms).toBeGreaterThanOrEqual(Math.min(10_000, 100 * 2 ** tries) / 2);
    expect(ms).toBeLessThanOrEqual(10_000);
  }
});

const mail = (id: string) => ({
  id,
  recipient: 'r',
  subject: 's',
  body: 'b',
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
});

if (dialect === 'pg')
  describe('a PostgreSQL of our own, to which things happen', () => {
    let server: OwnPostgres;
    let db: Database;
    const unheard: unknown[] = [];
    const nobody = (error: unknown) => void unheard.push(error);
    beforeAll(async () => {
      process.on('uncaughtException', nobody).on('unhandledRejection', nobody);
      server = await startOwnPostgres();
      db = await openDatabase(server.url, { connectMs: 3000, statementMs: 1500, lockMs: 300 });
      await db.migrate('db/migrations');
    }, 60_000);
    afterAll(async () => {
      await db.close();
      await server.remove();
      process.off('uncaughtException', nobody).off('unhandledRejection', nobody);
    });
    afterEach(() => expect(unheard).toEqual([]));

    const write = (id: string) => db.transact((tx) => tx.insert(mails).values(mail(id)).returning());
    const has = async (id: string) => (await db.read.$count(mails, eq(mails.id, id))) === 1;
    const terminateAll = (except = 'false') =>
      administer(server.url, async (query) => {
        await query(
          `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and not (${except})`,
        );
      });
    const comesBack = async (id: string) => {
      for (let tries = 0; tries < 100; tries++)
        try {
          return await write(id);
        } catch (error) {
          expect(databaseFault(error)).not.toBe(null);
          await wait(100);
        }
      throw new Error('the database did not come back');
    };

    test('a unit whose connection is ended in the middle is run again, and its row is there once', async () => {
      let runs = 0;
      await db.transact(async (tx) => {
        await tx.insert(mails).values(mail('terminated'));
        if (++runs === 1) await terminateAll();
        await tx
          .update(mails)
          .set({ subject: `run ${runs}` })
          .where(eq(mails.id, 'terminated'));
      });
      expect(runs).toBe(2);
      const [row] = await db.read.select().from(mails).where(eq(mails.id, 'terminated'));
      expect(row!.subject).toBe('run 2');
    });

    test('a connection that ends while its unit asks nothing is noticed before the commit', async () => {
      let runs = 0;
      await db.transact(async (tx) => {
        await tx.insert(mails).values(mail('quiet'));
        if (++runs === 1) {
          await terminateAll();
          await wait(100);
        }
      });
      expect([runs, await has('quiet')]).toEqual([2, true]);
    });

    const refuseWrites = (tx: Tx) =>
      tx.select({ set: sql`set_config('transaction_read_only', 'on', true)` }).from(sql`(select 1) as one`);

    test('a unit that meets a server without writes is run again on another connection', async () => {
      let runs = 0;
      await db.transact(async (tx) => {
        if (++runs === 1) await refuseWrites(tx);
        await tx.insert(mails).values(mail('failed over'));
      });
      expect([runs, await has('failed over')]).toEqual([2, true]);
    });

    test('a server that goes on taking no writes is told as a database that is away, with nothing written', async () => {
      const refused = db.transact(async (tx) => {
        await refuseWrites(tx);
        await tx.insert(mails).values(mail('read only'));
      });
      await expect(refused).rejects.toMatchObject({ name: 'DatabaseAway', outcome: 'nothing' });
      expect(await has('read only')).toBe(false);
    }, 30_000);

    test('a full disk of the server is told with its own code, at once', async () => {
      await administer(server.url, async (query) => {
        await query('set default_transaction_read_only = off');
        await query(`create or replace function is_full() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
        await query(`create trigger full_disk before insert on mails
          for each row when (new.id = 'full') execute function is_full()`);
      });
      await expect(write('full')).rejects.toMatchObject({ cause: { code: '53100' } });
    });

    test('reads go on while all connections are ended', async () => {
      const written = await db.read.$count(mails);
      const counted: number[] = [];
      const reading = Array.from({ length: 20 }, async () => {
        for (let i = 0; i < 20; i++) counted.push(await db.read.$count(mails));
      });
      for (let i = 0; i < 5; i++) await terminateAll();
      await Promise.all(reading);
      expect(counted).toEqual(Array.from({ length: 400 }, () => written));
    }, 30_000);

    test('a restart is waited for: what is written and read meanwhile is answered', async () => {
      await server.stop('fast');
      const written = write('restarted');
      const read = db.read.$count(mails, eq(mails.id, 'terminated'));
      await server.start();
      expect(await written).toHaveLength(1);
      expect(await read).toBe(1);
    });

    test('a database that stays away is told, and found again when it is back with all that was acknowledged', async () => {
      await write('before');
      await server.kill();
      await expect(write('away')).rejects.toMatchObject({ name: 'DatabaseAway', outcome: 'nothing' });
      await expect(db.read.$count(mails)).rejects.toSatisfy(
        (error) => databaseFault(error) instanceof DatabaseAway,
      );
      await expect(db.probe()).rejects.toThrow();
      await server.start();
      await comesBack('after');
      expect([await has('before'), await has('away'), await has('after')]).toEqual([true, false, true]);
      await db.probe();
    }, 30_000);

    test('a database that hangs is not waited for, and all is well when it goes on', async () => {
      await db.read.$count(mails);
      server.freeze();
      try {
        await expect(db.read.$count(mails)).rejects.toSatisfy(
          (error) => databaseFault(error) instanceof DatabaseAway,
        );
        await expect(write('frozen')).rejects.toBeInstanceOf(DatabaseAway);
        await expect(db.probe()).rejects.toThrow();
      } finally {
        server.thaw();
      }
      await comesBack('thawed');
      expect(await has('frozen')).toBe(false);
    }, 30_000);

    test('a commit whose answer is lost is not repeated, and the caller is told that nobody knows', async () => {
      let runs = 0;
      // Waits in the commit, as for a standby that has to confirm it.
      await administer(server.url, async (query) => {
        await query('set default_transaction_read_only = off');
        await query(`create or replace function wait_a_little() returns trigger language plpgsql as
          $$ begin perform pg_sleep(1); return null; end $$`);
        await query(`create constraint trigger waits after insert on mails deferrable initially deferred
          for each row when (new.id = 'unknown') execute function wait_a_little()`);
      });
      const written = db.transact(async (tx) => {
        runs++;
        await tx.insert(mails).values(mail('unknown'));
      });
      await Promise.all([
        expect(written).rejects.toMatchObject({ name: 'DatabaseAway', outcome: 'unknown' }),
        wait(100).then(() => terminateAll()),
      ]);
      expect(runs).toBe(1);
      await administer(server.url, async (query) => {
        await query('set default_transaction_read_only = off');
        await query('drop trigger waits on mails');
      });
    });

    test('a unit that waits for a lock, and a query that takes too long, are ended in time', async () => {
      await write('locked');
      let release: () => void = () => undefined;
      const held = db.transact(async (tx) => {
        await tx.update(mails).set({ subject: 'held' }).where(eq(mails.id, 'locked'));
        await new Promise<void>((done) => (release = done));
      });
      await wait(100);
      await expect(
        db.transact((tx) => tx.update(mails).set({ subject: 'other' }).where(eq(mails.id, 'locked'))),
      ).rejects.toBeInstanceOf(DatabaseBusy);
      release();
      await held;
    });

    test('a unit that swallowed an error of the database is not taken for kept', async () => {
      await expect(
        db.transact(async (tx) => {
          await tx.insert(mails).values(mail('swallowed'));
          await tx
            .insert(mails)
            .values(mail('swallowed'))
            .catch(() => undefined);
        }),
      ).rejects.toThrow(/nothing of it was kept/);
    });

    test('signals are heard again after the listening connection has ended, and whoever listens is told to look', async () => {
      const heard: string[] = [];
      let missed = 0;
      const stop = db.onSignal(
        (name) => heard.push(name),
        () => missed++,
      );
      await expect.poll(() => missed, { timeout: 5000 }).toBe(1);
      await terminateAll();
      await expect.poll(() => missed, { timeout: 5000 }).toBe(2);
      db.signal('room 1');
      await expect.poll(() => heard, { timeout: 5000 }).toEqual(['room 1']);
      await server.stop('immediate');
      await wait(1500);
      await server.start();
      await expect.poll(() => missed, { timeout: 15_000 }).toBe(3);
      let listening: { n: number }[] = [];
      await administer(server.url, async (query) => {
        const asked = await query(
          `select count(*)::int as n from pg_stat_activity where query like 'listen %'`,
        );
        listening = (asked as { rows: { n: number }[] }).rows;
      });
      expect(listening).toEqual([{ n: 1 }]);
      stop();
    }, 60_000);

    test('whoever starts before the database waits for it', async () => {
      await server.stop('fast');
      const words: string[] = [];
      const opening = openDatabase(server.url, { startWaitMs: 20_000, onWaiting: (why) => words.push(why) });
      await wait(500);
      await server.start();
      const other = await opening;
      expect(await other.read.$count(mails, eq(mails.id, 'before'))).toBe(1);
      await other.close();
      expect(words).toEqual([expect.stringContaining('ECONNREFUSED')]);
    }, 30_000);

    test('and gives up after its time', async () => {
      await server.stop('fast');
      await expect(openDatabase(server.url, { startWaitMs: 300 })).rejects.toThrow(/ECONNREFUSED/);
      await server.start();
      await comesBack('last');
    }, 30_000);

    test('only one at a time does what is done alone, and a broken connection lets the lock go', async () => {
      const order: string[] = [];
      let release: () => void = () => undefined;
      const first = db.alone('test', async () => {
        order.push('first');
        await new Promise<void>((done) => (release = done));
      });
      await expect.poll(() => order).toEqual(['first']);
      expect(await db.alone('test', async () => 'second')).toBe(undefined);
      expect(await db.alone('another', async () => 'second')).toBe('second');
      release();
      await first;
      expect(await db.alone('test', async () => 'second')).toBe('second');
    });
  });
