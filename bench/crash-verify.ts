import { readFileSync } from 'node:fs';
import { and, asc, count, eq, inArray, like, max } from 'drizzle-orm';
import { sealAudit, verifyAudit } from '#app/platform/audit.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import { participations } from '#db/schema/credits.ts';
import { evaluations, registrations } from '#db/schema/learning.ts';
import { roomEvents, roomMessages, roomQuestions, rooms } from '#db/schema/rooms.ts';
import { scormAttempts, scormCommits, scormLaunches, scormScoStates } from '#db/schema/scorm.ts';
import { statements } from '#db/schema/xapi.ts';
import { openDatabase } from '#db/open-database.ts';
import type { Acknowledged, Found, World } from './crash.ts';

/** Compares what was acknowledged with what is there; prints what is wrong, counted by kind. */
const { world, acknowledged } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as {
  world: World;
  acknowledged: Acknowledged;
};
const url = process.env['DATABASE_URL']!;
const db = await openDatabase(url);
const { read } = db;
const lost: Record<string, number> = {};
const doubled: Record<string, number> = {};
const wrong: string[] = [];

/** How often each key is there, beside which were acknowledged. */
function compare(kind: string, there: string[], keys: string[]): void {
  const times = new Map<string, number>();
  for (const key of there) times.set(key, (times.get(key) ?? 0) + 1);
  lost[kind] = keys.filter((key) => !times.has(key)).length;
  doubled[kind] = [...times.values()].filter((n) => n > 1).length;
}

const commits = await read
  .select({ launchId: scormCommits.launchId, sequence: scormCommits.sequence })
  .from(scormCommits);
compare('commit', commits.map((each) => `${each.launchId} ${each.sequence}`), acknowledged.commit); // oxfmt-ignore
const stored = await read
  .select({ id: statements.id })
  .from(statements)
  .where(like(statements.body, '%bench.example.org%'));
compare('statement', stored.map(({ id }) => id), acknowledged.statement); // oxfmt-ignore
const evaluated = await read.select({ id: evaluations.registrationId }).from(evaluations);
compare('evaluation', evaluated.map(({ id }) => id), acknowledged.evaluation); // oxfmt-ignore
const graduates = world.graduates.map(({ id }) => id);
const registered = await read
  .select({ personId: registrations.personId, courseId: registrations.courseId })
  .from(registrations)
  .where(inArray(registrations.personId, graduates));
// Each of them has the one registration that the world began with.
const perPerson = registered.map(({ personId, courseId }) => `${personId} ${courseId}`);
doubled['registration'] = perPerson.length - new Set(perPerson).size;
const byPerson = new Map<string, number>();
for (const { personId } of registered) byPerson.set(personId, (byPerson.get(personId) ?? 0) + 1);
lost['registration'] = acknowledged.registration.filter((id) => (byPerson.get(id) ?? 0) < 2).length;
const said = await read
  .select({ body: roomMessages.body })
  .from(roomMessages)
  .where(eq(roomMessages.roomId, world.roomId));
compare('chat', said.map(({ body }) => body), acknowledged.chat); // oxfmt-ignore
const asked = await read
  .select({ body: roomQuestions.body })
  .from(roomQuestions)
  .where(eq(roomQuestions.roomId, world.roomId));
compare('question', asked.map(({ body }) => body), acknowledged.question); // oxfmt-ignore

// Incomplete units: an evaluation, its participation, its certificate and its two statements exist together or not at all.
const graduated = await read
  .select({ registrationId: evaluations.registrationId, participation: participations.id, certificate: certificates.id })
  .from(evaluations)
  .leftJoin(participations, eq(participations.registrationId, evaluations.registrationId))
  .leftJoin(certificates, eq(certificates.participationId, participations.id)); // oxfmt-ignore
for (const each of graduated)
  if (!each.participation || !each.certificate) wrong.push(`half an evaluation: ${each.registrationId}`);
const ledger = await read
  .select({ id: participations.registrationId, n: count() })
  .from(participations)
  .where(inArray(participations.personId, graduates))
  .groupBy(participations.registrationId);
const evaluatedIds = new Set(evaluated.map(({ id }) => id));
for (const { id, n } of ledger)
  if (n !== 1 || !evaluatedIds.has(id!)) wrong.push(`${n} participations of ${id}`);
for (const verb of ['responded', 'earned']) {
  const [row] = await read
    .select({ n: count() })
    .from(statements)
    .where(
      and(
        like(statements.body, `%/${verb}"%`),
        inArray(statements.registration, acknowledged.evaluation.length > 0 ? acknowledged.evaluation : ['']),
      ),
    );
  if (row!.n !== acknowledged.evaluation.length)
    wrong.push(`${row!.n} statements ${verb} of ${acknowledged.evaluation.length} evaluations`);
}
// The stored state is that of the newest applied commit.
const states = await read
  .select({ launchId: scormLaunches.id, sequence: scormScoStates.sequence })
  .from(scormLaunches)
  .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
  .innerJoin(scormScoStates, eq(scormScoStates.attemptId, scormAttempts.id));
const newest = await read
  .select({ launchId: scormCommits.launchId, sequence: max(scormCommits.sequence) })
  .from(scormCommits)
  .where(eq(scormCommits.applied, true))
  .groupBy(scormCommits.launchId);
const of = new Map(newest.map(({ launchId, sequence }) => [launchId, Number(sequence)]));
for (const { launchId, sequence } of states)
  if (of.has(launchId) && of.get(launchId) !== sequence)
    wrong.push(`state ${sequence}, journal ${of.get(launchId)} of ${launchId}`);
const [room] = await read.select().from(rooms).where(eq(rooms.id, world.roomId));
const numbers = await read
  .select({ number: roomEvents.number })
  .from(roomEvents)
  .where(eq(roomEvents.roomId, world.roomId))
  .orderBy(asc(roomEvents.number));
if (numbers.some(({ number }, i) => number !== i + 1) || numbers.length !== room!.lastNumber)
  wrong.push(`the room's numbers: ${numbers.length} of ${room!.lastNumber}`);

await sealAudit(db);
const chain = await verifyAudit(db);
if (!chain.ok || chain.unsealed > 0) wrong.push(`the chain: ${JSON.stringify(chain)}`);
await db.close();
if (url.startsWith('file:')) {
  const { default: Sqlite } = await import('better-sqlite3');
  const file = new Sqlite(url.slice('file:'.length), { readonly: true });
  const integrity = file.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') wrong.push(`integrity_check: ${String(integrity)}`);
  const keys = file.pragma('foreign_key_check') as unknown[];
  if (keys.length > 0) wrong.push(`foreign_key_check: ${keys.length}`);
  file.close();
}
process.stdout.write(JSON.stringify({ lost, doubled, wrong, sealed: chain.sealed } satisfies Found));
