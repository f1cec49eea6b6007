import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listLearners } from '#app/domains/modules/learners/list-learners.server.ts';
import { openDatabase } from '#db/open-database.ts';
import { report } from './report.ts';

const LEARNERS = 10_000;

/** The list of a course's learners: its first page, its last one, and by when they were last seen. */
export async function learners(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-'));
  try {
    const path = join(folder, 'majakka.db');
    const db = await openDatabase(`file:${path}`);
    await db.migrate(join(import.meta.dirname, '..', 'db', 'migrations'));
    makeLearners(path);
    const ctx = {
      db,
      now: new Date(),
      actor: { id: 'author', officerOf: [], roles: ['author'] },
    } as unknown as Ctx;
    const page = (filter: object) => median(20, () => listLearners(ctx, 'course', filter));
    const first = await page({});
    report('learners of a course, first page of 10,000', first, 'ms', 300);
    report('learners of a course, last page of 10,000', await page({ page: LEARNERS / 50 }), 'ms', 300);
    report('learners of a course, last seen first among 10,000', await page({ order: 'seen' }), 'ms', 600);
    await db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const from = performance.now();
    await work();
    taken.push(performance.now() - from);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

const RULE = '{"status":"completed","minScore":null,"minMinutes":0}';

/** Learners in two languages, each with an attempt and ten intervals; two of three have completed, half have evaluated. */
function makeLearners(path: string): void {
  const db = new Sqlite(path);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN');
  db.exec(`INSERT INTO courses (id, slug, owner_id, created_at) VALUES ('course', 'course', 'author', 0);
    INSERT INTO course_versions (id, course_id, number, state, minutes, specialties, rule, created_at, published_at)
      VALUES ('version', 'course', 1, 'published', 30, '[]', '${RULE}', 0, 0);
    INSERT INTO course_variants (id, version_id, language, title, summary, objectives, folded, package_id, format)
      VALUES ('variant', 'version', 'en', 'Title', 'Summary', '[]', '', 'package', 'scorm-2004');`);
  const person = db.prepare(
    "INSERT INTO people (id, opaque_id, email, name, locale, time_zone, profession, specialty, region, country, languages, sample, created_at, password_hash) VALUES (?, ?, ?, 'Name', 'lv', 'Europe/Riga', 'doctor', 'general-practice', '', 'LV', '[]', 0, 0, '')",
  );
  const registration = db.prepare(
    "INSERT INTO registrations (id, person_id, course_id, version_id, language, created_at) VALUES (?, ?, 'course', 'version', ?, ?)",
  );
  const attempt = db.prepare(
    "INSERT INTO scorm_attempts (id, registration_id, package_id, number, scaled_score, started_at) VALUES (?, ?, 'package', 1, '0.8', ?)",
  );
  const interval = db.prepare(
    'INSERT INTO scorm_intervals (id, launch_id, registration_id, person_id, from_at, to_at, offline) VALUES (?, ?, ?, ?, ?, ?, 0)',
  );
  const completion = db.prepare('INSERT INTO completions (registration_id, at, evidence) VALUES (?, ?, ?)');
  const evaluation = db.prepare(
    "INSERT INTO evaluations (id, registration_id, form_version, answers, at) VALUES (?, ?, '1', '{}', ?)",
  );
  const evidence = JSON.stringify({
    version: 1, kind: 'course', rule: JSON.parse(RULE) as unknown, minutes: 30, startedAt: new Date(0).toISOString(),
    completionStatus: 'completed', successStatus: null, scaledScore: '0.8', attemptId: 'a', launchId: 'l', packageId: 'package',
  }); // oxfmt-ignore
  for (let n = 0; n < LEARNERS; n++) {
    const id = `learner-${String(n).padStart(6, '0')}`;
    const at = n * 60_000;
    person.run(id, id, `${id}@example.org`);
    registration.run(id, id, n % 2 ? 'en' : 'lv', at);
    attempt.run(id, id, at);
    for (let i = 0; i < 10; i++)
      interval.run(`${id}-${i}`, id, id, id, at + i * 120_000, at + i * 120_000 + 60_000);
    if (n % 3) completion.run(id, at, evidence);
    if (n % 2) evaluation.run(id, id, at);
  }
  db.exec('COMMIT');
  db.exec('ANALYZE');
  db.close();
}
