import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { IssuedCertificate } from '#app/domains/certificates/certificate.ts';
import { renderTranscriptPdf } from '#app/domains/certificates/render-transcript-pdf.server.ts';
import type { Transcript } from '#app/domains/certificates/transcript.ts';
import { renderCertificatePdf } from '#app/domains/certificates/render-certificate-pdf.server.ts';
import { countCredit } from '#app/domains/credits/counting/count-credit.ts';
import type { CountedParticipation } from '#app/domains/credits/ledger/ledger.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { countStandings } from '#app/domains/credits/standings/count-standings.server.ts';
import { listMemberStandings } from '#app/domains/credits/standings/list-member-standings.server.ts';
import { recountStandings } from '#app/domains/credits/standings/recount-standings.server.ts';
import { openDatabase } from '#db/open-database.ts';
import { report } from './report.ts';

const MEMBERS = 20_000;
const ENTRIES_EACH = 100;
const NOW = new Date('2026-11-24T09:00:00Z');
import { sendToMembers } from './send-to-members.ts';

const ASSOCIATION = 'association';

/** Counting one doctor, an association of 20,000 members with 2 million entries, and a certificate. */
export async function credits(): Promise<void> {
  const one = await median(200, () => void countOne());
  report('credits, counting five years of one doctor, 200 entries', one, 'ms', 2);

  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-'));
  try {
    const path = join(folder, 'majakka.db');
    const db = await openDatabase(`file:${path}`);
    await db.migrate(join(import.meta.dirname, '..', 'db', 'migrations'));
    const ctx = {
      db,
      now: NOW,
      settings: { appOrigin: 'http://localhost' },
      actor: { id: 'officer', opaqueId: 'officer', officerOf: [ASSOCIATION], roles: [] },
    } as unknown as Ctx;
    makeMembers(path);

    makeEntries(path, 0, 1);
    await recount(db);
    const few = await firstPage(ctx);
    makeEntries(path, 1, ENTRIES_EACH);
    const { seconds, peakMb } = await recount(db);
    report('credits, recount of 20,000 members and 2 million entries', seconds, 's', 60);
    report('credits, memory at the peak of the recount', peakMb, 'MB', 400);
    const many = await firstPage(ctx);
    report('credits, first page of the portal at 20 thousand entries', few, 'ms', null);
    report('credits, first page of the portal at 2 million entries', many, 'ms', few);
    const atRisk = await median(20, () => listMemberStandings(ctx, ASSOCIATION, { state: 'at_risk' }));
    report('credits, members at risk among 20,000', atRisk, 'ms', 300);
    await sendToMembers(ctx, ASSOCIATION);
    await db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await renderCertificatePdf(paper, { locale: 'lv', appOrigin: 'http://localhost', programmeIds: [] }); // the libraries load with the first
  report('credits, a certificate as PDF', await median(20, () => renderCertificatePdf(paper, { locale: 'lv', appOrigin: 'http://localhost', programmeIds: [] })), 'ms', 150); // oxfmt-ignore
  const words = {
    title: 'Sirds mazspēja laukos (paraugs)',
    activityType: 'live_onsite',
    why: 'Accepted by your association.',
  };
  const career: Transcript = {
    name: 'Ilze Paraugkalna', number: '12345', programmeId: 'lv-lab', confirmed: true, period: null, total: '250', required: '250', madeOn: '2026-11-24', madeAt: NOW,
    lines: Array.from({ length: 3000 }, (_, i) => ({ ...words, id: `entry-${i}`, date: '2026-03-02', minutes: 90, raw: '2', units: '2', code: 'ABCD-EFGH-JKLM' })),
  }; // oxfmt-ignore
  report('credits, a transcript of 3,000 lines as PDF', await median(3, () => renderTranscriptPdf(career, 'lv', 'http://localhost')), 'ms', 3_000); // oxfmt-ignore
}

async function median(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const from = performance.now();
    await work();
    taken.push(performance.now() - from);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

const day = (n: number): string => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

const entries: CountedParticipation[] = Array.from({ length: 200 }, (_, i) => ({
  id: `entry-${i}`,
  title: 'Entry',
  kind: 'external',
  activityType: i % 3 ? 'live_onsite' : 'self_study',
  courseVersionId: null,
  activityId: `activity-${i}`,
  inSpecialty: i % 2 === 0,
  date: day(i * 8),
  minutes: 45 + (i % 200),
  sessions: [{ date: day(i * 8), minutes: 45 + (i % 200) }],
  stated: { inSpecialty: i % 2 === 0 },
  countsIn: ['lv-lab'],
  reversed: false,
}));
const countOne = () =>
  countCredit(
    programmeOrThrow('lv-lab'),
    { programmeId: 'lv-lab', anchorDate: '2022-01-01', confirmed: true },
    entries,
    [],
    '2026-11-24',
  );

function makeMembers(path: string): void {
  const db = new Sqlite(path);
  db.exec('PRAGMA foreign_keys = OFF; BEGIN');
  const person = db.prepare(
    "INSERT INTO people (id, opaque_id, email, name, locale, time_zone, profession, specialty, region, country, languages, sample, created_at, password_hash) VALUES (?, ?, ?, ?, 'lv', 'Europe/Riga', 'doctor', 'general-practice', ?, 'LV', '[]', 0, 0, '')",
  );
  const member = db.prepare(
    "INSERT INTO memberships (id, association_id, person_id, registration_number, state, requested_at) VALUES (?, ?, ?, ?, 'accepted', 0)",
  );
  const enrolment = db.prepare(
    "INSERT INTO programme_enrolments (id, person_id, programme_id, anchor_date, anchor_kind, created_at, confirmed_at) VALUES (?, ?, 'lv-lab', ?, 'certificate', 0, 0)",
  );
  for (let n = 0; n < MEMBERS; n++) {
    const id = `person-${String(n).padStart(6, '0')}`;
    person.run(id, id, `${id}@example.org`, `Name ${(n * 7919) % MEMBERS}`, `Region ${n % 30}`);
    member.run(id, ASSOCIATION, id, `N-${n}`);
    enrolment.run(id, id, day(n % 900));
  }
  db.exec('COMMIT');
  db.close();
}

/** Entries `from` to `to` of every member; how many minutes each has decides who is at risk. */
function makeEntries(path: string, from: number, to: number): void {
  const db = new Sqlite(path);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN');
  const insert = db.prepare(
    `INSERT INTO participations (id, person_id, kind, activity_type, title, language, started_at, ended_at, minutes, sessions, stated, counts_in, evidence, recorded_at, recorded_by, only_reverses)
     VALUES (?, ?, 'external', 'live_onsite', 'Congress of family medicine', 'lv', ?, ?, ?, ?, ?, '["lv-lab"]', '{"organiser":"LĢĀA"}', 0, 'x', 0)`,
  );
  for (let n = 0; n < MEMBERS; n++) {
    const person = `person-${String(n).padStart(6, '0')}`;
    for (let i = from; i < to; i++) {
      const date = day(900 + i * 8);
      const minutes = 20 + (n % 10) * 20;
      const at = Date.parse(`${date}T00:00:00Z`);
      insert.run(`${person}-${i}`, person, at, at, minutes, JSON.stringify([{ date, minutes }]), `{"inSpecialty":${i % 2 === 0}}`); // oxfmt-ignore
    }
  }
  db.exec('COMMIT');
  db.exec('ANALYZE');
  db.close();
}

async function recount(db: Awaited<ReturnType<typeof openDatabase>>) {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const from = performance.now();
  await recountStandings(db, NOW, { programmeId: 'lv-lab' });
  clearInterval(watch);
  return { seconds: (performance.now() - from) / 1000, peakMb: peak / 1e6 };
}

const firstPage = (ctx: Ctx): Promise<number> =>
  median(20, async () => {
    await countStandings(ctx, ASSOCIATION);
    await listMemberStandings(ctx, ASSOCIATION, {});
  });

const paper = {
  row: { id: 'paper', code: 'ABCD-EFGH-JKMN', keyId: 'key', signature: 's'.repeat(86), issuedAt: NOW },
  snapshot: {
    version: 2,
    code: 'ABCD-EFGH-JKMN',
    name: 'Zane Ozoliņa',
    title: 'Sirds mazspēja ģimenes ārsta praksē',
    courseLanguage: 'lv',
    startedOn: '2026-11-01',
    endedOn: '2026-11-24',
    minutes: 90,
    credit: [{ programmeId: 'lv-lab', programme: 'Resertifikācija', units: '2', category: 'Medicīna', code: 'LV-1', association: 'LĀB' }],
    issuedOn: '2026-11-24',
  },
  revocation: null,
  supersededAt: null,
} as unknown as IssuedCertificate; // oxfmt-ignore
