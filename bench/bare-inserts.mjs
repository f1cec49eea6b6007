// The yardstick of `commit`: the rows that a commit writes, by better-sqlite3 behind node:http, durable, with group commit.
import { createServer } from 'node:http';
import Sqlite from 'better-sqlite3';

const db = new Sqlite(process.argv[2]);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536']) db.pragma(pragma);
db.exec(`create table commits (launch text, sequence integer, received integer, body text, applied integer, primary key (launch, sequence));
  create table attempts (id text primary key, cmi text, status text, score text);
  create table launches (id text primary key, sequence integer, expires integer);
  create table intervals (id text primary key, launch text, at integer, until integer);
  create index intervals_launch on intervals (launch, until);`);
const commit = db.prepare('insert or ignore into commits values (?, ?, ?, ?, 1)');
const attempt = db.prepare(
  'insert into attempts values (?, ?, ?, ?) on conflict (id) do update set cmi = excluded.cmi, status = excluded.status, score = excluded.score',
);
const launch = db.prepare(
  'insert into launches values (?, ?, ?) on conflict (id) do update set sequence = excluded.sequence, expires = excluded.expires',
);
const interval = db.prepare(
  'insert into intervals values (?, ?, ?, ?) on conflict (id) do update set until = excluded.until',
);

let waiting = [];
function flush() {
  const group = waiting;
  waiting = [];
  db.exec('begin immediate');
  const now = Date.now();
  for (const { id, body } of group) {
    const { sequence, cmi } = JSON.parse(body);
    commit.run(id, sequence, now, body);
    attempt.run(id, JSON.stringify(cmi), cmi['cmi.completion_status'], cmi['cmi.score.scaled']);
    launch.run(id, sequence, now);
    interval.run(id, id, now, now);
  }
  db.exec('commit');
  for (const { response } of group) response.end('{"stored":true}');
}
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    if (waiting.push({ id: request.url, body, response }) === 1) setImmediate(flush);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
