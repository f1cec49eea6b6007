import { eq, getTableName, inArray } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { openOwnDatabase } from '#tests/support/database.ts';
import { insertRow } from '#tests/support/rows.ts';
import { deleteRows, StillReferred } from './delete-rows.ts';
import { dialect } from './dialect.ts';
import { foreignKeys, tables } from './references.ts';
import { rewriting } from './rewriting.ts';
import { associations, memberships, people } from './schema/accounts.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { rewrites } from './schema/platform.ts';
import { roomMessages, rooms } from './schema/rooms.ts';

const db = await openOwnDatabase();

const idOf = async (...args: Parameters<typeof insertRow>) => String((await insertRow(...args))['id']);

describe(`on ${dialect}`, () => {
  test('with a person goes every row that refers to it, however far, and nothing else', async () => {
    const filled = tables.filter((table) => table !== rewrites);
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const table of filled) counts[getTableName(table)] = await db.read.$count(table);
      return counts;
    };
    const fill = () =>
      db.transact(async (tx) => {
        for (const table of filled) await insertRow(tx, table);
      });
    await fill();
    const others = await count();
    const known = new Set((await db.read.select().from(people)).map(({ id }) => id));
    await fill();
    const all = await count();
    const own = (await db.read.select().from(people)).map(({ id }) => id).filter((id) => !known.has(id));
    await db.transact((tx) => rewriting(tx, 'repair', () => deleteRows(tx, [{ table: people, ids: own }])));

    const isSomebodys = (table: PgTable): boolean =>
      table === people ||
      foreignKeys.some(({ column, to }) => column.table === table && column.notNull && isSomebodys(to.table));
    const expected = Object.fromEntries(
      filled.map((table) => {
        const name = getTableName(table);
        return [name, isSomebodys(table) ? others[name] : all[name]];
      }),
    );
    expect(filled.filter(isSomebodys).length).toBeGreaterThan(70);
    expect(await count()).toEqual(expected);
  });

  test('more rows than one statement can name', async () => {
    const ids = Array.from({ length: 1200 }, (_, n) => `person-${n}`);
    const other = await db.transact(async (tx) => {
      const { id: associationId } = await insertRow(tx, associations);
      const { id, ...person } = (await insertRow(tx, people)) as typeof people.$inferSelect;
      const { id: __, ...membership } = (await insertRow(tx, memberships, {
        personId: id,
        associationId,
      })) as typeof memberships.$inferSelect;
      await tx
        .insert(people)
        .values(ids.map((each) => ({ ...person, id: each, opaqueId: each, email: each })));
      await tx.insert(memberships).values(ids.map((each) => ({ ...membership, id: each, personId: each })));
      return id;
    });
    await db.transact((tx) => deleteRows(tx, [{ table: people, ids }]));
    expect(await db.read.$count(people, inArray(people.id, [ids[0]!, ids[600]!, ids.at(-1)!, other]))).toBe(
      1,
    );
    expect(await db.read.$count(memberships, eq(memberships.personId, other))).toBe(1);
  });

  test('a room goes with its meeting, which it refers to by its own id', async () => {
    const meeting = await db.transact(async (tx) => {
      const { id } = await insertRow(tx, mentoringMeetings);
      await insertRow(tx, rooms, { id });
      await insertRow(tx, roomMessages, { roomId: id });
      return String(id);
    });
    await db.transact((tx) => deleteRows(tx, [{ table: mentoringMeetings, ids: [meeting] }]));
    expect(await db.read.$count(rooms, eq(rooms.id, meeting))).toBe(0);
    expect(await db.read.$count(roomMessages, eq(roomMessages.roomId, meeting))).toBe(0);
  });

  test('a row that is to stay forgets what goes, or keeps it from going', async () => {
    const { officer, member } = await db.transact(async (tx) => {
      const decidedBy = await idOf(tx, people);
      return { officer: decidedBy, member: await idOf(tx, memberships, { decidedBy }) };
    });
    const remove = (exceptions: Parameters<typeof deleteRows>[2]) =>
      db.transact((tx) => deleteRows(tx, [{ table: people, ids: [officer] }], exceptions));
    await expect(remove({ refuse: [memberships.decidedBy] })).rejects.toThrow(
      new StillReferred('memberships.decided_by').message,
    );
    expect(await db.read.$count(people, eq(people.id, officer))).toBe(1);
    await remove({ clear: [memberships.decidedBy] });
    const [kept] = await db.read.select().from(memberships).where(eq(memberships.id, member));
    expect([kept!.decidedBy, await db.read.$count(people, eq(people.id, officer))]).toEqual([null, 0]);
  });
});
