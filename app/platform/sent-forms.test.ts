import { isNotNull } from 'drizzle-orm';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { type Database, DatabaseAway, DatabaseBusy } from '#db/database.ts';
import { dialect } from '#db/dialect.ts';
import { openDatabase } from '#db/open-database.ts';
import { sentForms, throttles } from '#db/schema/platform.ts';
import { copyDatabase } from '#tests/support/database.ts';
import { wrapped } from '#tests/support/wrapped.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from './errors.ts';
import { newId } from './ids.server.ts';
import { type Limit, spendTry } from './limits.server.ts';
import { openLog } from './log.server.ts';
import { deleteSentForms } from './sent-answers.server.ts';
import { doOnce } from './sent-forms.server.ts';
import type { Keys } from './settings.server.ts';
import { MINUTE_MS } from './time.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-sent-forms-'));
const url = await copyDatabase(folder);
const db = await openDatabase(url);
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOW = new Date('2026-11-30T12:00:00Z');
// Nothing else of the keys is asked for.
const keys = { for: () => Buffer.alloc(32, 7) } as unknown as Keys;
const lines: string[] = [];
const log = openLog({ write: (line: string) => void lines.push(line) });
const AS = {
  copy: (to: string) => to,
  keep: (to: string) => ({ to }),
  again: ({ to }: Record<string, unknown>, late: boolean) => `${String(to)}${late ? ', late' : ''}`,
  mayRepeat: () => true,
};

type Work = (db: Database) => Promise<string>;
const send = (work: Work, { form = 'note', content = 'A', at = NOW, on = db } = {}) =>
  doOnce({ db: on, keys, log, now: at }, { form, content }, work, AS);
/** Makes a row of its own, and answers where it is. */
const make: Work = async (own) => {
  const key = newId();
  await own.transact((tx) => tx.insert(throttles).values({ key, forgottenAt: NOW, waitUntil: NOW }));
  return key;
};
const made = () => db.read.$count(throttles);
const formOf = () => newId();
const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : (error as Error).name),
  );
/** Fails from the unit of this number on. */
function failing(unit: number, error: () => Error) {
  let units = 0;
  return wrapped(db, {
    transact: (work) => (++units >= unit ? Promise.reject(error()) : db.transact(work)),
  });
}

test('what is sent twice is done once, at the same moment and later, and both hear where it is', async () => {
  const [form, before] = [formOf(), await made()];
  const [one, two] = await Promise.all([send(make, { form }), send(make, { form })]);
  expect([two, await send(make, { form })]).toEqual([one, one]);
  expect(await made()).toBe(before + 1);
});

test('from another form, with other words, or with the first words after others, it is done', async () => {
  const [form, before] = [formOf(), await made()];
  for (const content of ['A', 'B', 'A']) await send(make, { form, content });
  await send(make, { form: formOf() });
  expect(await made()).toBe(before + 4);
});

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const DAY = 24 * 60;

test('its redirect is remembered for exactly a day, swept or not; after that the sender is told so', async () => {
  const form = formOf();
  const first = await send(make, { form });
  await deleteSentForms(db, later(DAY - 1));
  expect(await send(make, { form, at: later(9) })).toBe(first);
  expect(await send(make, { form, at: later(11) })).toBe(`${first}, late`);
  expect(await send(make, { form, at: later(DAY - 1) })).toBe(`${first}, late`);
  expect(await send(make, { form, at: later(DAY + 1) })).not.toContain(first);
  await deleteSentForms(db, later(2 * DAY + 2));
  expect(await db.read.$count(sentForms)).toBe(0);
});

test('a shown answer, perhaps a secret, is forgotten after ten minutes, swept or not, and the work is not repeated', async () => {
  const as = { ...AS, keep: (shown: string) => ({ shown }), again: ({ shown }: object & { shown?: unknown }) => String(shown) }; // oxfmt-ignore
  const show = (form: string, at = NOW) =>
    doOnce({ db, keys, log, now: at }, { form, content: 'A' }, make, as);
  const [one, two, before] = [formOf(), formOf(), await made()];
  const first = await show(one);
  await show(two);
  await deleteSentForms(db, later(9));
  expect(await show(one, later(9))).toBe(first);
  expect(await codeOf(show(two, later(11)))).toBe('sent_before');
  await deleteSentForms(db, later(11));
  expect(await codeOf(show(one, later(11)))).toBe('sent_before');
  const rows = await db.read.select().from(sentForms).where(isNotNull(sentForms.answerUntil));
  expect(rows.map(({ answer }) => answer)).toEqual([null, null]);
  expect(await made()).toBe(before + 2);
  expect(await codeOf(show(one, later(DAY + 1)))).toBe('done');
});

test('a unit that is done is answered as done, also where its answer cannot be kept', async () => {
  const [form, before] = [formOf(), await made()];
  const where = await send(make, { form, on: failing(2, () => new DatabaseBusy('full')) });
  expect(where).toMatch(/^[\w-]+$/);
  expect(lines.at(-1)).toContain('not kept');
  // Nobody knows the answer any more: the next press is not done again, and not told that it failed.
  expect(await codeOf(send(make, { form }))).toBe('outcome_unknown');
  // After ten minutes no process can still be working on it: it was done.
  expect(await codeOf(send(make, { form, at: later(11) }))).toBe('sent_before');
  expect(await made()).toBe(before + 1);
});

test('an answer that cannot be given a second time is still given the first time', async () => {
  const keep = () => {
    throw new Error('no JSON');
  };
  const sent = { form: formOf(), content: 'A' };
  const where = await doOnce({ db, keys, log, now: NOW }, sent, make, { ...AS, keep });
  expect([where, lines.at(-1)]).toEqual([
    expect.stringMatching(/^[\w-]+$/),
    expect.stringContaining('not kept'),
  ]);
});

test('what was refused is not remembered, before its unit or after it; the refusal is what is heard', async () => {
  const refuse = () => Promise.reject(new DomainError('already_decided'));
  const form = formOf();
  expect(await codeOf(send(refuse, { form }))).toBe('already_decided');
  const afterwards: Work = async (own) => {
    await make(own);
    return refuse();
  };
  expect(await codeOf(send(afterwards, { form }))).toBe('already_decided');
  expect(await codeOf(send(make, { form }))).toBe('done');
  // Where even forgetting fails, the refusal is still what is heard.
  const twice = failing(2, () => new DatabaseAway('nothing', 'gone'));
  expect(await codeOf(send(afterwards, { form: formOf(), on: twice }))).toBe('already_decided');
});

test('two presses at once that are refused hear the same', async () => {
  const form = formOf();
  const refuse = () => Promise.reject(new DomainError('already_decided'));
  expect(await Promise.all([codeOf(send(refuse, { form })), codeOf(send(refuse, { form }))])).toEqual([
    'already_decided',
    'already_decided',
  ]);
});

test('where nobody knows what became of a unit, the row stays and nothing is done again', async () => {
  const [form, before] = [formOf(), await made()];
  const lost = () => new DatabaseAway('unknown', 'the connection broke at the commit');
  const then: Work = async (own) => {
    const where = await make(own);
    await own.transact(async (tx) => tx.select().from(throttles));
    return where;
  };
  const sent = send(then, { form, on: failing(2, lost) });
  await expect(sent).rejects.toMatchObject({ name: 'DatabaseAway', outcome: 'unknown' });
  expect(await codeOf(send(then, { form }))).toBe('outcome_unknown');
  expect(await made()).toBe(before + 1);
});

test('a try that is counted first is not yet the unit that makes something', async () => {
  const form = formOf();
  const limit: Limit = { name: form, tries: 1, minutes: 10 };
  const before = await db.read.$count(sentForms);
  const counted: Work = async (own) => {
    await spendTry(own, NOW, limit, 'somebody');
    expect(await db.read.$count(sentForms)).toBe(before);
    return make(own);
  };
  await send(counted, { form });
  expect(await db.read.$count(sentForms)).toBe(before + 1);
});

test('several that begin in one moment are one', async () => {
  const [form, before] = [formOf(), await made()];
  let works = 0;
  const work: Work = (own) => (works++, make(own));
  const answers = await Promise.all([1, 2, 3].map(() => send(work, { form })));
  expect([new Set(answers).size, works, (await made()) - before]).toEqual([1, 1, 1]);
});

test('units that begin together are done, the first with the row', async () => {
  const [form, before] = [formOf(), await made()];
  const both: Work = async (own) => (await Promise.all([make(own), make(own)]))[0];
  const where = await send(both, { form });
  expect([await send(both, { form }), (await made()) - before]).toEqual([where, 2]);
});

test('a request that may not have the answer does the work again', async () => {
  const [form, before] = [formOf(), await made()];
  const first = await send(make, { form });
  const content = { form, content: 'A' };
  const again = doOnce({ db, keys, log, now: NOW }, content, make, { ...AS, mayRepeat: () => false });
  expect(await again).not.toBe(first);
  expect(await made()).toBe(before + 2);
});

/** SQLite has one writer, and who waits for it waits without letting its process go on. */
if (dialect === 'pg')
  test('while the first is open in another process, a second is never told that nothing was done', async () => {
    const other = await openDatabase(url, { lockMs: 200 });
    onTestFinished(() => other.close());
    const [form, before] = [formOf(), await made()];
    let end = () => undefined as void;
    const open = new Promise<void>((resolve) => (end = resolve));
    let begun = () => undefined as void;
    const isOpen = new Promise<void>((resolve) => (begun = resolve));
    const slow: Work = async (own) => {
      const key = newId();
      await own.transact(async (tx) => {
        await tx.insert(throttles).values({ key, forgottenAt: NOW, waitUntil: NOW });
        begun();
        await open;
      });
      return key;
    };
    const first = send(slow, { form });
    await isOpen;
    expect(await codeOf(send(make, { form, on: other }))).toBe('outcome_unknown');
    end();
    const where = await first;
    expect(await send(make, { form, on: other })).toBe(where);
    expect(await made()).toBe(before + 1);
  });
