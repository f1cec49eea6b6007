import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { deidentify } from '#app/domains/consultations/deidentify/deidentify.ts';
import { makeNotes } from '#tests/support/notes/make-notes.ts';
import { measureFinder, type Tally } from '#tests/support/notes/measure-finder.ts';
import { report } from './report.ts';

/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { names: 0.95, numbers: 0.99, falseAlarms: 0.02, kilobytes: 60 };
const NOTES = 10_000;
const LETTERS = 3000;

/** How many of those who are named in ten thousand made notes are found, and how often somebody is seen in a sentence about nobody. */
export async function consultationsFinder(): Promise<void> {
  const notes = makeNotes(NOTES);
  const { byLanguage, byHow, ...all } = measureFinder(notes);
  const tell = (where: string, what: string, { found, all: of }: Tally, aim: number | null) =>
    report(`finder, ${what}, ${where}, share of ${of}`, found / of, 'share', aim);
  for (const [where, each] of [['seven languages', all] as const, ...byLanguage]) {
    tell(where, 'names of the lists found', each.names, AIM.names);
    tell(where, 'names of no list found', each.rareNames, null);
    tell(where, 'identity numbers found, right or with a slip', each.numbers, AIM.numbers);
    tell(where, 'sentences about nobody marked', each.falseAlarms, AIM.falseAlarms);
  }
  for (const [how, each] of byHow) tell(how, 'found', each, null);
  shipped();
  speed(notes.map(({ text }) => text).join('\n'));
  await size();
}

/** Sentences that ship; courses tell of invented people, who are found too: what is marked is printed, to be counted by eye. */
function shipped(): void {
  const folder = join(import.meta.dirname, '..', 'content/courses');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.md'));
  const marked = new Map<string, number>();
  let [sentences, taken] = [0, 0];
  for (const name of files)
    for (const sentence of readFileSync(join(folder, name), 'utf8').split(/(?<=[.?!])\s+|\n+/)) {
      if (sentence.length < 20) continue;
      sentences++;
      const found = deidentify(sentence, 2026);
      if (found.length > 0) taken++;
      for (const { text } of found) marked.set(text, (marked.get(text) ?? 0) + 1);
    }
  report(`finder, sentences of the courses marked, invented people among them, share of ${sentences}`, taken / sentences, 'share', AIM.falseAlarms); // oxfmt-ignore
  const list = [...marked].sort((a, b) => b[1] - a[1]).map(([text, count]) => `${text} ${count}`);
  process.stderr.write(`${list.join(', ')}\n`);
}

function speed(text: string): void {
  const median = (work: (i: number) => void) => {
    const times = Array.from({ length: 41 }, (_, i) => {
      const from = performance.now();
      work(i);
      return performance.now() - from;
    });
    return times.sort((a, b) => a - b)[20]!;
  };
  const other = median((i) => deidentify(text.slice(i * LETTERS, (i + 1) * LETTERS)));
  report(`finder, another note of ${LETTERS} letters each time`, other, 'ms', null);
  const typed = text.slice(0, LETTERS);
  report(`finder, one note of ${LETTERS} letters, while it is typed`, median((i) => deidentify(typed.slice(0, LETTERS - i))), 'ms', null); // oxfmt-ignore
}

async function size(): Promise<void> {
  const entry = join(import.meta.dirname, '..', 'app/domains/consultations/deidentify/deidentify.ts');
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] } },
  })) as unknown as { output: { code: string }[] }[];
  report('finder, its script with the lists, gzip', gzipSync(built[0]!.output[0]!.code).length / 1024, 'kB', AIM.kilobytes); // oxfmt-ignore
}
