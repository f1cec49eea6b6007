import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { build } from 'vite';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { chooseSpecialist } from '#app/domains/consultations/assignments/choose-specialist.ts';
import { askQuestion } from '#app/domains/consultations/cases/ask-question.server.ts';
import { listAnsweredCases } from '#app/domains/consultations/cases/list-answered-cases.server.ts';
import { listCasesToAnswer } from '#app/domains/consultations/cases/list-cases-to-answer.server.ts';
import { listOwnCases } from '#app/domains/consultations/cases/list-own-cases.server.ts';
import { findUsualAnswerHours } from '#app/domains/consultations/statistics/find-usual-answer-hours.server.ts';
import { deidentify } from '#app/domains/consultations/deidentify/deidentify.ts';
import { readCandidates } from '#app/domains/consultations/internal/candidates.server.ts';
import { legalCards } from '#app/domains/consultations/legal/card.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { listComparableLessons } from '#app/domains/consultations/library/list-comparable-lessons.server.ts';
import { listLessons } from '#app/domains/consultations/library/list-lessons.server.ts';
import { openDatabase } from '#db/open-database.ts';
import { CASES } from '#sample/data/cases.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { COUNTRIES, identityNumber, writtenForms } from '#tests/support/identity-numbers.ts';
import { report } from './report.ts';

/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { checkMs: 30, falseAlarms: 0.01, assignMs: 50, growth: 1.5 };
const SLOWDOWN = 6;
const NOW = new Date('2026-11-26T09:00:00Z');
const SPECIALISTS = 5000;
const ASKERS = 100;
/** Share of cases that have become lessons, and number of words by which each is found. */
const [LESSON_EVERY, TERMS_EACH] = [20, 40];
const [FEW, MANY] = [10_000, 1_000_000];

/** The check on a slow device, what it finds and takes for something else; assignment; lists at a million cases. */
export async function consultations(): Promise<void> {
  await check();
  recall();
  falseAlarms();
  const few = await lists(FEW);
  const many = await lists(MANY);
  for (const [name, ms] of Object.entries(many)) {
    if (name.startsWith('assignment')) continue;
    report(`consultations, ${name}, ten thousand cases`, few[name]!, 'ms', null);
    report(`consultations, ${name}, a million cases (against ten thousand)`, ms, 'ms', few[name]!);
  }
  report('consultations, assignment among 5,000, reading and choosing (against the aim)', many['assignment']!, 'ms', AIM.assignMs); // oxfmt-ignore
  report('consultations, assignment among 5,000, the whole question (against the aim)', many['assignment, whole']!, 'ms', AIM.assignMs); // oxfmt-ignore
}

/** Ten kilobytes as doctors write, with somebody named in each paragraph. */
function longText(): string {
  const number = identityNumber('FI', { year: 1975, month: 11, day: 9 }, 4);
  const words = CASES.flatMap(({ fields, answer }) => [...Object.values(fields), answer?.body ?? '']).join(
    ' ',
  );
  let text = '';
  for (let n = 0; text.length < 10_240; n++)
    text += `${words} Patient Anna Liepa, ${number}, tel. +371 29 12${n} 456, born 3.4.1961.\n`;
  return text.slice(0, 10_240);
}

/** In a real browser with its processor slowed down, as a telephone of the lower middle. */
async function check(): Promise<void> {
  const entry = join(import.meta.dirname, '..', 'app/domains/consultations/deidentify/deidentify.ts');
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'Check' } },
  })) as unknown as { output: { code: string }[] }[];
  const browser = await openBrowser();
  try {
    const text = longText();
    for (const rate of [1, SLOWDOWN]) {
      // Each on a page that has not run it yet.
      const page = await (await browser.newContext()).newPage();
      await page.addScriptTag({ content: built[0]!.output[0]!.code });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      const [wide, narrow, first, ...times] = await page.evaluate((words) => {
        const { Check } = globalThis as unknown as {
          Check: { deidentify(text: string): unknown[]; warmUp(wide: boolean): void };
        };
        // Made ready as the page does it, while nobody writes yet; then a text of ten kilobytes again and again.
        return Array.from({ length: 42 }, (_, i) => {
          const from = performance.now();
          if (i < 2) Check.warmUp(i === 0);
          else Check.deidentify(words);
          return performance.now() - from;
        });
      }, text);
      const slow = rate === 1 ? 'as fast as this machine' : 'slowed down six times';
      const middle = times.sort((a, b) => a - b)[20]!;
      report(`consultations, the check made ready in a browser, ${slow}`, wide! + narrow!, 'ms', null);
      report(`consultations, 10 kB checked in a browser, ${slow}, the first time (against the aim)`, first!, 'ms', AIM.checkMs); // oxfmt-ignore
      report(
        `consultations, 10 kB checked in a browser, ${slow} (against the aim)`,
        middle,
        'ms',
        AIM.checkMs,
      );
    }
  } finally {
    await browser.close();
  }
}

/** Numbers of the six countries, made by their rules, in every form that they are written in. */
function recall(): void {
  let [found, all] = [0, 0];
  for (const country of COUNTRIES)
    for (let n = 0; n < 2000; n++) {
      const day = { year: 1890 + ((n * 37) % 134), month: 1 + (n % 12), day: 1 + ((n * 7) % 28) };
      for (const form of writtenForms(identityNumber(country, day, n * 13 + 5))) {
        all++;
        const text = `Seen today (${form}), better.`;
        if (deidentify(text).some(({ kind, start, end }) => kind === 'identity-number' && start <= 12 && end >= 12 + form.length)) found++; // oxfmt-ignore
      }
    }
  report(`consultations, identity numbers found, of ${all}`, found, 'numbers', all);
}

/** Sentences of the shipped medical texts, courses and sample cases, in which nobody is named. */
function falseAlarms(): void {
  const folder = join(import.meta.dirname, '..', 'content/courses');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.md'));
  const shipped = files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/(?<=[.?!])\s+|\n+/)
      .filter((sentence) => sentence.length >= 20),
  );
  const cases = CASES.flatMap(({ fields, answer }) =>
    [...Object.values(fields), answer?.body ?? ''].flatMap((text) => text.split(/(?<=[.?!])\s/)),
  ).filter((sentence) => sentence.length >= 20);
  const sentences = [...shipped, ...cases];
  const wrong = sentences.filter((sentence) => deidentify(sentence).length > 0).length;
  report(`consultations, false alarms, share of ${sentences.length} sentences (against the aim)`, wrong / sentences.length, 'share', AIM.falseAlarms); // oxfmt-ignore
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

async function lists(cases: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-'));
  try {
    const path = join(folder, 'majakka.db');
    const db = await openDatabase(`file:${path}`);
    await db.migrate(join(import.meta.dirname, '..', 'db', 'migrations'));
    fill(path, cases);
    const as = (id: string) =>
      ({
        db,
        now: NOW,
        requestId: 'bench',
        settings: { appOrigin: 'http://localhost' },
        actor: { id, opaqueId: id, officerOf: [], roles: [], timeZone: 'Europe/Riga', locale: 'lv' },
      }) as unknown as Ctx;
    const [asker, specialist] = [as('asker-7'), as('specialist-7')];
    const search = { q: '', specialty: '', language: '', page: 1 };
    const told: Record<string, number> = {};
    const measure = async (name: string, work: () => unknown) => {
      await median(5, work);
      told[name] = await median(40, work);
    };
    await measure('own questions', () => listOwnCases(asker, 1));
    await measure('waiting for an answer', () => listCasesToAnswer(specialist));
    await measure('answered', () => listAnsweredCases(specialist));
    await measure('usual hours of a specialty', () => findUsualAnswerHours(asker, 'cardiology'));
    await measure('learning cases, the newest', () => listLessons(asker, search));
    await measure('learning cases of a specialty', () => listLessons(asker, { ...search, specialty: 'dermatology' })); // oxfmt-ignore
    await measure('learning cases with a word of many', () => listLessons(asker, { ...search, q: 'comm1' }));
    await measure('learning cases with a rare word', () => listLessons(asker, { ...search, q: 'r8777' }));
    await measure('learning cases to compare with', () => listComparableLessons(asker, 'cardiology'));
    const wanted = { specialty: 'cardiology', countries: ['LV'], today: '2026-11-25' };
    const half = new Date(NOW.getTime() + 86_400_000);
    told['assignment'] = await median(20, async () => {
      const candidates = await readCandidates(db.read, wanted, 0);
      chooseSpecialist(candidates, { language: 'lv', now: NOW, halfTime: half, tried: new Set() });
    });
    let n = 0;
    told['assignment, whole'] = await median(20, () =>
      askQuestion(as(`asker-${n++}`), {
        draftId: crypto.randomUUID(), specialty: 'cardiology', language: 'lv', reach: 'country', urgency: 'days', age: '67',
        question: CASES[0]!.fields['question'], background: CASES[0]!.fields['background'], consent: 'yes', card: 'yes',
        cards: legalCards('LV', 'country').map(({ pair, version }) => `${pair}@${version}`).join(','),
        checkVersion: CHECK_VERSION, kept: '[]',
      }),
    ); // oxfmt-ignore
    await db.close();
    return told;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many cases of a hundred askers and five thousand who answer; three in each hundred still wait for somebody. */
function fill(path: string, cases: number): void {
  const db = new Sqlite(path);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN');
  db.exec(
    "INSERT INTO associations (id, slug, name, language, country, sample) VALUES ('one', 'one', 'One', 'lv', 'LV', 0)",
  );
  const person = db.prepare(
    "INSERT INTO people (id, opaque_id, email, name, locale, time_zone, profession, specialty, region, country, languages, sample, created_at, password_hash) VALUES (?, ?, ?, ?, 'lv', 'Europe/Riga', 'doctor', 'cardiology', 'Kolka', 'LV', '[\"lv\"]', 0, 0, '')",
  );
  const member = db.prepare(
    "INSERT INTO memberships (id, association_id, person_id, registration_number, state, requested_at, decided_at) VALUES (?, 'one', ?, '1', 'accepted', 0, 0)",
  );
  const specialist = db.prepare(
    "INSERT INTO consultation_specialists (person_id, state, country, languages, max_open, days, last_assigned_at, updated_at) VALUES (?, 'active', 'LV', '[\"lv\",\"en\"]', 400, '[1,2,3,4,5]', ?, 0)",
  );
  const field = db.prepare("INSERT INTO consultation_fields (person_id, specialty) VALUES (?, 'cardiology')");
  const absence = db.prepare(
    "INSERT INTO consultation_absences (id, person_id, from_day, to_day) VALUES (?, ?, '2026-12-20', '2027-01-06')",
  );
  const join_ = (id: string) => {
    person.run(id, id, `${id}@example.org`, `Name of ${id}`);
    member.run(id, id);
  };
  for (let n = 0; n < ASKERS; n++) join_(`asker-${n}`);
  for (let n = 0; n < SPECIALISTS; n++) {
    const id = `specialist-${n}`;
    join_(id);
    specialist.run(id, n * 1000);
    field.run(id);
    absence.run(id, id);
  }
  const made = db.prepare(
    `INSERT INTO consultation_cases (id, code, draft_id, asker_id, association_id, country, specialty, reach, language, urgency, state, pictures, check_version, asked_at, specialist_id, assigned_at, due_at, answered_at, remind_at, reminders, closed_at, outcome, usefulness, specialist_minutes)
     VALUES (?, ?, ?, ?, 'one', 'LV', ?, 'country', 'lv', 'days', ?, 0, '1', ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 10)`,
  );
  const lesson = db.prepare(
    "INSERT INTO consultation_lessons (id, case_id, asker_id, specialist_id, state, specialty, language, title, question, text, answer, offered_at, published_at) VALUES (?, ?, ?, ?, 'published', ?, 'lv', ?, 'What would you do?', ?, ?, ?, ?)",
  );
  const term = db.prepare('INSERT INTO consultation_terms (term, lesson_id) VALUES (?, ?)');
  const words = CASES[0]!.fields['background']!;
  const from = NOW.getTime() - cases * 1000;
  for (let n = 0; n < cases; n++) {
    const id = `case-${String(n).padStart(7, '0')}`;
    const at = from + n * 1000;
    const [asker, answers] = [`asker-${n % ASKERS}`, `specialist-${(n * 7) % SPECIALISTS}`];
    const specialty = n % 3 ? 'cardiology' : 'dermatology';
    const isOpen = n >= cases - 5000 && n % 33 === 0;
    made.run(
      id, id, id, asker, specialty, isOpen ? 'assigned' : 'closed', at, answers, at, at + 172_800_000,
      isOpen ? null : at + 36_000_000, isOpen ? at + 86_400_000 : null, isOpen ? null : at + 90_000_000,
      isOpen ? null : 'avoided', isOpen ? null : 4,
    ); // oxfmt-ignore
    if (n % LESSON_EVERY) continue;
    const number = n / LESSON_EVERY;
    lesson.run(id, id, asker, answers, specialty, `Title ${number}`, words, words, at, at);
    // Eight words that all have, two that few have, and others between.
    const own = Array.from({ length: TERMS_EACH }, (_, i) =>
      i < 8 ? `comm${i}` : i < 10 ? `r${i}${number % 2000}` : `w${(number * 31 + i * 97) % 9000}`,
    );
    for (const each of new Set(own)) term.run(each.padEnd(4, 'x').slice(0, 6), id);
  }
  db.exec('COMMIT');
  db.exec('ANALYZE');
  db.close();
}
