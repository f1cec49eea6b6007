import { deidentify, type Finding } from '#app/domains/consultations/deidentify/deidentify.ts';
import type { Code, Note, Planted } from './make-notes.ts';

export type Tally = { found: number; all: number; missed: string[] };
export type Measured = Record<'names' | 'rareNames' | 'numbers' | 'falseAlarms', Tally> & {
  byLanguage: Map<Code, Record<'names' | 'rareNames' | 'numbers' | 'falseAlarms', Tally>>;
  byHow: Map<string, Tally>;
};

const tally = (): Tally => ({ found: 0, all: 0, missed: [] });
const tallies = () => ({ names: tally(), rareNames: tally(), numbers: tally(), falseAlarms: tally() });
const count = (each: Tally, isFound: boolean, text: string, keep: boolean) => {
  each.all++;
  if (isFound) each.found++;
  if (isFound === keep) each.missed.push(text);
};

/** Whether every letter and digit of what was planted is within a finding. */
function isWhole(text: string, { start, end }: Planted, findings: Finding[]): boolean {
  for (let at = start; at < end; at++)
    if (/[\p{L}\d]/u.test(text[at]!) && !(text[at] === 's' && text[at - 1] === "'") && !findings.some((each) => each.start <= at && at < each.end)) return false; // oxfmt-ignore
  return true;
}

/** Recall of names (listed and rare) and numbers, and the sentences about nobody in which somebody was seen. */
export function measureFinder(notes: Note[]): Measured {
  const measured: Measured = { ...tallies(), byLanguage: new Map(), byHow: new Map() };
  for (const { language, text, sentences } of notes) {
    const own = measured.byLanguage.get(language) ?? tallies();
    measured.byLanguage.set(language, own);
    const findings = deidentify(text, 2026);
    for (const { start, end, planted } of sentences) {
      const sentence = text.slice(start, end);
      if (!planted) {
        const alarms = findings.filter((each) => each.start < end && each.end > start);
        const shown = `${language}: ${alarms.map(({ text: words }) => words).join(', ')} | ${sentence}`;
        for (const into of [measured, own]) count(into.falseAlarms, alarms.length > 0, shown, true);
        continue;
      }
      const isFound = isWhole(text, planted, findings);
      const kind = planted.what === 'number' ? 'numbers' : planted.isRare ? 'rareNames' : 'names';
      const shown = `${language} ${planted.how}: ${sentence}`;
      for (const into of [measured, own]) count(into[kind], isFound, shown, false);
      const how = `${kind}, ${planted.how}`;
      const byHow = measured.byHow.get(how) ?? tally();
      measured.byHow.set(how, byHow);
      count(byHow, isFound, shown, false);
    }
  }
  return measured;
}
