/**
 * The yardstick of `lrs`: the rows that a statement becomes, with the same indexes, by the bare driver.
 * `batches PATH|URL`: in this process, fifty to a unit, for eight seconds; prints rows per second.
 * `server PATH`: behind node:http with group commit, one statement a request; prints the port.
 */
import { createServer, type ServerResponse } from 'node:http';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { activityOf, learnerOf, registrationOf, statementOf, uuidOf, verbOf } from './statements.ts';

const SECONDS = 8;
const [kind = '', where = ''] = process.argv.slice(2);
const TABLES = `
  create table s (seq SEQUENCE, id text, stored bigint, verb text, registration text, authority text, voided_by text, body text, size integer);
  create unique index s0 on s (id); create index s1 on s (stored, seq); create index s2 on s (verb, stored, seq);
  create index s3 on s (authority, stored, seq); create index s4 on s (registration, stored, seq) where registration is not null;
  create table a (agent text, direct INT, stored bigint, statement bigint, origin bigint);
  create index a1 on a (agent, direct, stored, statement);
  create table v (activity text, direct INT, stored bigint, statement bigint, origin bigint);
  create index v1 on v (activity, direct, stored, statement);`;
/** As long as the keys of the product are. */
const key = (text: string) => text.slice(-22).padStart(22, '-');

type Row = { id: string; verb: string; registration: string; agent: string; activity: string; grouping: string; body: string }; // oxfmt-ignore
const rowOf = (n: number): Row => ({
  id: uuidOf(n, 'statement'),
  verb: key(verbOf(n)),
  registration: registrationOf(n),
  agent: key(learnerOf(n).account.name),
  activity: key(activityOf(n)),
  grouping: key(`course ${n % 50}`),
  body: JSON.stringify({ ...statementOf(n), authority: { account: { homePage: 'x'.repeat(20), name: 'x'.repeat(30) } } }), // oxfmt-ignore
});

function openBare(path: string) {
  const db = new Sqlite(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536']) db.pragma(pragma);
  db.exec(TABLES.replace('SEQUENCE', 'integer primary key autoincrement'));
  const [s, a, v] = [
    db.prepare('insert or ignore into s values (null, ?, ?, ?, ?, ?, null, ?, ?)'),
    db.prepare('insert into a values (?, 1, ?, ?, ?)'),
    db.prepare('insert into v values (?, ?, ?, ?, ?)'),
  ];
  const write = ({ id, verb, registration, agent, activity, grouping, body }: Row, now: number) => {
    const { lastInsertRowid } = s.run(
      id,
      now,
      verb,
      registration,
      'authority-of-22-letters',
      body,
      body.length,
    );
    a.run(agent, now, lastInsertRowid, lastInsertRowid);
    v.run(activity, 1, now, lastInsertRowid, lastInsertRowid);
    v.run(grouping, 0, now, lastInsertRowid, lastInsertRowid);
  };
  return { db, write };
}

/** Rows made before the clock starts, and more beside it only as they are used up. */
const AHEAD = 100_000;

if (kind === 'batches' && where.startsWith('postgres')) {
  const setup = new pg.Client({ connectionString: where });
  await setup.connect();
  await setup.query('set session characteristics as transaction read write');
  await setup.query(
    TABLES.replaceAll('direct INT', 'direct boolean').replace('SEQUENCE', 'bigserial primary key'),
  );
  await setup.end();
  let n = 0;
  const until = performance.now() + SECONDS * 1000;
  const since = performance.now();
  const client = async () => {
    const line = new pg.Client({ connectionString: where });
    await line.connect();
    await line.query('set session characteristics as transaction read write');
    const places = (rows: number, columns: number) => Array.from({ length: rows }, (_, r) => `(${Array.from({ length: columns }, (__, c) => `$${r * columns + c + 1}`).join()})`).join(); // oxfmt-ignore
    while (performance.now() < until) {
      const rows = Array.from({ length: 50 }, () => rowOf(n++));
      const now = Date.now();
      await line.query('begin isolation level serializable');
      const { rows: written } = await line.query<{ seq: string }>(`insert into s (id, stored, verb, registration, authority, voided_by, body, size) values ${places(50, 8)} on conflict do nothing returning seq`, rows.flatMap((r) => [r.id, now, r.verb, r.registration, 'authority', null, r.body, r.body.length])); // oxfmt-ignore
      const seq = written.map((each) => each.seq);
      await line.query(`insert into a values ${places(50, 5)}`, rows.flatMap((r, i) => [r.agent, true, now, seq[i], seq[i]])); // oxfmt-ignore
      await line.query(`insert into v values ${places(100, 5)}`, rows.flatMap((r, i) => [r.activity, true, now, seq[i], seq[i], r.grouping, false, now, seq[i], seq[i]])); // oxfmt-ignore
      await line.query('commit');
    }
    await line.end();
  };
  await Promise.all(Array.from({ length: 10 }, client));
  process.stdout.write(`${n / ((performance.now() - since) / 1000)}\n`);
} else if (kind === 'batches') {
  const { db, write } = openBare(where);
  let rows = Array.from({ length: AHEAD }, (_, n) => rowOf(n));
  let n = 0;
  let took = 0;
  while (took < SECONDS * 1000) {
    const since = performance.now();
    const now = Date.now();
    db.exec('begin immediate');
    for (let i = 0; i < 50; i++) write(rows[n++ % AHEAD]!, now);
    db.exec('commit');
    took += performance.now() - since;
    if (n % AHEAD === 0) rows = rows.map((_, i) => rowOf(n + i));
  }
  process.stdout.write(`${n / (took / 1000)}\n`);
} else {
  const { db, write } = openBare(where);
  let waiting: { body: string; response: ServerResponse }[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    db.exec('begin immediate');
    const now = Date.now();
    for (const { body } of group) {
      const said = JSON.parse(body) as ReturnType<typeof statementOf>;
      write({ id: said.id, verb: key(said.verb.id), registration: said.context.registration, agent: key(said.actor.account.name), activity: key(said.object.id), grouping: key(said.context.contextActivities.grouping[0]!.id), body: JSON.stringify(said) }, now); // oxfmt-ignore
    }
    db.exec('commit');
    for (const { response } of group) response.end('[]');
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (waiting.push({ body, response }) === 1) setImmediate(flush);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
  });
}
