/** One character of the normalised text, with its place in the text as written (UTF-16 code units). */
export type Char = {
  /** Upper case, Latin where it only looks Cyrillic or Greek, an ASCII digit whatever the script. */
  sign: string;
  start: number;
  end: number;
};

/** Letters that look like Latin capitals: identity numbers have Latin letters, whatever key was pressed. */
const LOOK_ALIKE: Record<string, string> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X', У: 'Y', Ѕ: 'S', Ј: 'J',
  Α: 'A', Β: 'B', Ε: 'E', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X', Υ: 'Y', Ζ: 'Z',
}; // oxfmt-ignore

/** Written and not seen: half of a line's end, a soft hyphen, joiners, marks of direction, a byte order mark. */
const INVISIBLE = /[\r\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

const DASH = /[\u2010-\u2015\u2043\u2212\u30fc\ufe58\ufe63\uff0d]/u;

/** First digits of scripts that NFKC leaves as they are. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

function digitOf(code: number): string | null {
  const zero = ZEROS.find((each) => code >= each && code <= each + 9);
  return zero === undefined ? null : String(code - zero);
}

const ASCII = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return sign !== '\n' && /\s/.test(sign) ? ' ' : sign.toUpperCase();
});

/** A text as a reader of numbers sees it: unseen marks left out, dashes and spaces of all kinds made one. */
export function normalise(text: string): Char[] {
  const chars: Char[] = [];
  let start = 0;
  for (const point of text) {
    const end = start + point.length;
    if (point < '\u0080') {
      // Nearly all of a text, and nothing is to be looked up for it.
      if (point !== '\r') chars.push({ sign: ASCII[point.charCodeAt(0)]!, start, end });
    } else if (!INVISIBLE.test(point)) {
      const plain = DASH.test(point) ? '-' : (digitOf(point.codePointAt(0)!) ?? point.normalize('NFKC'));
      for (const part of plain) {
        const upper = part.toUpperCase();
        const sign = part === '\n' ? '\n' : /\s/.test(part) ? ' ' : (LOOK_ALIKE[upper] ?? upper);
        chars.push({ sign, start, end });
      }
    }
    start = end;
  }
  return chars;
}
