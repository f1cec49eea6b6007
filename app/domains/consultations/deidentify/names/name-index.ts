import { BELARUSIAN } from './belarusian.ts';
import { ESTONIAN } from './estonian.ts';
import { FINNISH } from './finnish.ts';
import { searchKeyOf } from './search-key.ts';
import { LATVIAN } from './latvian.ts';
import { LITHUANIAN } from './lithuanian.ts';
import { endingsOf, inLatin, type Kind, PARADIGMS, type Stem } from './paradigms.ts';
import { RUSSIAN } from './russian.ts';
import { SWEDISH } from './swedish.ts';
import { ORDINARY } from './ordinary-words.ts';

/** How sure it is that a word is a name: `listed` may be an ordinary word as well. */
export type Certainty = 'none' | 'listed' | 'sure';
export type NameOf = Record<Kind, Certainty>;

type Entry = { endings: ReadonlySet<string>; kind: Kind; certainty: Certainty };

const LISTS = [
  [FINNISH, PARADIGMS.finnish], [SWEDISH, PARADIGMS.swedish], [ESTONIAN, PARADIGMS.estonian], [LATVIAN, PARADIGMS.latvian],
  [LITHUANIAN, PARADIGMS.lithuanian], [RUSSIAN, PARADIGMS.slavic], [BELARUSIAN, PARADIGMS.slavic], [RUSSIAN, inLatin],
] as const satisfies [Record<Kind, string>, (name: string, kind: Kind) => Stem[]][]; // oxfmt-ignore

const LONGEST_ENDING = 8;
const SHORTEST_STEM = 2;

function makeIndex(): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const [lists, paradigm] of LISTS)
    for (const kind of ['given', 'family'] as const)
      for (const written of lists[kind].trim().split(/\s+/)) {
        const certainty = written.endsWith('*') ? 'listed' : 'sure';
        for (const { stem, endings } of paradigm(searchKeyOf(written.replace('*', '')), kind)) {
          const entry = { endings: endingsOf[endings]!, kind, certainty } as const;
          const entries = index.get(stem);
          if (entries) entries.push(entry);
          else index.set(stem, [entry]);
        }
      }
  return index;
}

let index: Map<string, Entry[]> | null = null;
let ordinary: ReadonlySet<string> | null = null;

/** In which lists a word as a search key is, in any of its forms. The lists are read when the first word is asked for. */
export function nameOf(word: string): NameOf {
  index ??= makeIndex();
  ordinary ??= new Set(ORDINARY.trim().split(/\s+/));
  const found: NameOf = { given: 'none', family: 'none' };
  for (let cut = 0; cut <= LONGEST_ENDING && word.length - cut >= SHORTEST_STEM; cut++)
    for (const { endings, kind, certainty } of index.get(word.slice(0, word.length - cut)) ?? [])
      if (found[kind] !== 'sure' && endings.has(word.slice(word.length - cut)))
        found[kind] = ordinary.has(word) ? 'listed' : certainty;
  return found;
}
