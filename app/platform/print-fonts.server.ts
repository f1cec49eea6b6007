import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

const require = createRequire(import.meta.url);

const DEJAVU = require.resolve('dejavu-fonts-ttf/package.json').replace('package.json', 'ttf/');
/** The default face. */
export const PLAIN_FONTS = { regular: `${DEJAVU}DejaVuSans.ttf`, bold: `${DEJAVU}DejaVuSans-Bold.ttf` };
export type Weight = keyof typeof PLAIN_FONTS;

/**
 * Faces beside DejaVu, which has Latin, Greek, Cyrillic, Armenian, Georgian and Hebrew; each prints its scripts alone, so that letters that
 * are joined are of one face. CJK faces come in many files of some letters each.
 */
const FACES: { scripts: RegExp; id: string; bold: number }[] = [
  { scripts: /\p{Script=Arabic}/u, id: 'noto-sans-arabic', bold: 700 },
  { scripts: /\p{Script=Devanagari}/u, id: 'noto-sans-devanagari', bold: 700 },
  { scripts: /\p{Script=Bengali}/u, id: 'noto-sans-bengali', bold: 700 },
  { scripts: /\p{Script=Tamil}/u, id: 'noto-sans-tamil', bold: 700 },
  { scripts: /\p{Script=Thai}/u, id: 'noto-sans-thai', bold: 700 },
  { scripts: /\p{Script=Ethiopic}/u, id: 'noto-sans-ethiopic', bold: 700 },
  { scripts: /\p{Script=Hangul}/u, id: 'gowun-dodum', bold: 400 },
  { scripts: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u, id: 'chocolate-classical-sans', bold: 400 },
]; // oxfmt-ignore

/** Text in the order in which it is read, and the file of the font that has it; null where none has. */
export type PrintRun = { text: string; font: string | null };

/** Letters that DejaVu always has: for nearly every name no font needs to be opened. */
const SURE = /^[\u0020-\u007e\u00a0-\u024f\u0400-\u0523\u2010-\u2019]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text divided into what one font prints; spaces and signs stay with what is before them where its font has them. */
export async function printRuns(text: string, weight: Weight): Promise<PrintRun[]> {
  if (SURE.test(text)) return text === '' ? [] : [{ text, font: PLAIN_FONTS[weight] }];
  // The library is loaded with the first text that needs it.
  const { openSync } = await import('fontkit');
  const runs: PrintRun[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const candidates = fontsOf(segment, weight);
    const isNeutral = /^[\p{Script=Common}\p{Script=Inherited}]+$/u.test(segment);
    if (isNeutral && last?.font) candidates.unshift(last.font);
    const font = candidates.find((path) => has(openSync, path, segment)) ?? null;
    if (last && last.font === font) last.text += segment;
    else runs.push({ text: segment, font });
  }
  return runs;
}

/** Characters that none of our fonts has, each once: empty for text that can be printed. */
export async function listUnprintable(text: string): Promise<string[]> {
  const runs = await printRuns(text.normalize('NFC'), 'regular');
  return [
    ...new Set(
      runs
        .filter(({ font }) => font === null)
        .flatMap((run) => Array.from(graphemes.segment(run.text), ({ segment }) => segment)),
    ),
  ];
}

function fontsOf(segment: string, weight: Weight): string[] {
  const face = FACES.find(({ scripts }) => scripts.test(segment));
  if (!face) return [PLAIN_FONTS[weight]];
  const file = subsetWith(face.id, segment.codePointAt(0)!);
  return file === null ? [] : [`${folderOf(face.id)}files/${face.id}-${file}-${weight === 'bold' ? face.bold : 400}-normal.woff`]; // oxfmt-ignore
}

const opened = new Map<string, Font>();

function has(openSync: (path: string) => unknown, path: string, segment: string): boolean {
  const font = opened.get(path) ?? (openSync(path) as Font);
  opened.set(path, font);
  // Joiners and variants shape letters, and have none of their own.
  return Array.from(segment).every((each) => /\p{Cf}|\p{VS}/u.test(each) || font.hasGlyphForCodePoint(each.codePointAt(0)!)); // oxfmt-ignore
}

const folderOf = (id: string): string =>
  require.resolve(`@fontsource/${id}/package.json`).replace('package.json', '');

type Subset = { name: string; ranges: [from: number, to: number][] };
const subsets = new Map<string, Subset[]>();

/** The part of a face that has a letter, by the table that comes with it. */
function subsetWith(id: string, code: number): string | null {
  const known = subsets.get(id) ?? readSubsets(id);
  subsets.set(id, known);
  return known.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))?.name ?? null;
}

function readSubsets(id: string): Subset[] {
  const table = JSON.parse(readFileSync(`${folderOf(id)}unicode.json`, 'utf8')) as Record<string, string>;
  return Object.entries(table).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [from, to = from] = range.slice(2).split('-');
      return [parseInt(from!, 16), parseInt(to!, 16)];
    }),
  }));
}
