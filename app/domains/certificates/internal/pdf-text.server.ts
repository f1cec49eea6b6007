import bidiFactory from 'bidi-js';
import { PLAIN_FONTS, type PrintRun, printRuns, type Weight } from '#app/platform/print-fonts.server.ts';

type Doc = PDFKit.PDFDocument;
export type TextStyle = { x: number; width: number; size: number; weight: Weight; gap: number };

export type LaidOut = { draw(): void; actual?: string };

/** Letters of right-to-left scripts: Hebrew, Arabic and the blocks beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const bidi = bidiFactory();
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Without them pdfkit shapes each word separately and sets words from left to right. */
const WHOLE = { features: [] };

/**
 * Prepares a text of any scripts for drawing: fonts by letter, line breaks between words, right-to-left by the Unicode
 * Bidirectional Algorithm (UAX #9). Characters without a font, such as emoji, are left out. `draw` draws it below `doc.y`; `actual` is
 * what a reader is told where the order of letters on the page is another one than that of the text (ISO 32000-1 §14.9.4).
 */
export async function layOutText(doc: Doc, text: string, style: TextStyle): Promise<LaidOut> {
  const runs = printable(await printRuns(text, style.weight));
  const isPlain = runs.every(({ font }) => font === PLAIN_FONTS[style.weight]);
  const shown = runs.map((run) => run.text).join('');
  if (shown.trim() === '') return { draw: () => drawPlain(doc, text, style) };
  if (isPlain && !RIGHT_TO_LEFT.test(shown)) return { draw: () => drawPlain(doc, shown, style) };
  const typesetting = new Typesetting(doc, runs, style);
  return { draw: () => typesetting.draw(), actual: shown };
}

type Printable = PrintRun & { font: string };

/** Where a character is left out, one of the two spaces around it stays. */
function printable(runs: PrintRun[]): Printable[] {
  const kept: Printable[] = [];
  for (const { text, font } of runs)
    if (font !== null)
      kept.push({ font, text: kept.at(-1)?.text.endsWith(' ') ? text.replace(/^ /, '') : text });
  return kept.filter(({ text }) => text !== '');
}

function drawPlain(doc: Doc, text: string, { x, width, size, weight, gap }: TextStyle): void {
  doc.font(weight).fontSize(size).text(text, x, undefined, { width, paragraphGap: gap });
}

/** A piece of a line in one font and one direction. */
type Piece = { from: number; to: number; font: string; level: number };

class Typesetting {
  readonly #text: string;
  /** By the index of a character. */
  readonly #fonts: string[] = [];
  readonly #levels: Uint8Array;
  readonly #mirrored: Map<number, string>;

  constructor(
    readonly doc: Doc,
    runs: Printable[],
    readonly style: TextStyle,
  ) {
    this.#text = runs.map(({ text }) => text).join('');
    for (const { text, font } of runs) for (let i = 0; i < text.length; i++) this.#fonts.push(font);
    const { levels } = bidi.getEmbeddingLevels(this.#text);
    this.#levels = levels;
    this.#mirrored = bidi.getMirroredCharactersMap(this.#text, levels);
  }

  draw(): void {
    const { doc, style } = this;
    for (const [from, to] of this.#lines()) {
      const pieces = this.#piecesOf(from, to);
      const heights = pieces.map(({ font }) => this.#metricsOf(font));
      const ascent = Math.max(...heights.map((each) => each.ascent));
      const height = Math.max(...heights.map((each) => each.height));
      if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
      const top = doc.y;
      let { x } = style;
      for (const piece of inVisualOrder(pieces)) {
        const shown = this.#shown(piece);
        doc
          .font(piece.font)
          .fontSize(style.size)
          .text(shown, x, top + ascent, { ...WHOLE, lineBreak: false, baseline: 'alphabetic' });
        x += doc.widthOfString(shown, WHOLE);
      }
      doc.x = style.x;
      doc.y = top + height;
    }
    doc.y += style.gap;
  }

  /** Start and end of each line: as many words as fit; a word longer than a line is broken. */
  #lines(): [number, number][] {
    const lines: [number, number][] = [];
    let [from, to] = [0, 0];
    for (const { index, segment } of words.segment(this.#text)) {
      const isTooLong = this.#widthOf(index, index + segment.length) > this.style.width;
      const steps = isTooLong ? [...graphemes.segment(segment)] : [{ index: 0, segment }];
      for (const step of steps) {
        const end = index + step.index + step.segment.length;
        if (to > from && step.segment.trim() !== '' && this.#widthOf(from, end) > this.style.width) {
          lines.push([from, to]);
          from = index + step.index;
        }
        to = end;
      }
    }
    lines.push([from, to]);
    return lines.map(([start, end]) => [start, start + this.#text.slice(start, end).trimEnd().length]);
  }

  #widthOf(from: number, to: number): number {
    const end = from + this.#text.slice(from, to).trimEnd().length;
    return this.#piecesOf(from, end).reduce((sum, piece) => {
      this.doc.font(piece.font).fontSize(this.style.size);
      return sum + this.doc.widthOfString(this.#shown(piece), WHOLE);
    }, 0);
  }

  #piecesOf(from: number, to: number): Piece[] {
    const pieces: Piece[] = [];
    for (let i = from; i < to; i++) {
      const last = pieces.at(-1);
      const [font, level] = [this.#fonts[i]!, this.#levels[i]!];
      if (last && last.font === font && last.level === level) last.to = i + 1;
      else pieces.push({ from: i, to: i + 1, font, level });
    }
    return pieces;
  }

  /** Letters of a piece in the order that the font library expects: it reverses pieces with right-to-left letters itself. */
  #shown({ from, to, level }: Piece): string {
    const text = this.#text.slice(from, to);
    if (level % 2 === 0) return text;
    const letters = Array.from(text, (letter, i) => this.#mirrored.get(from + i) ?? letter);
    return (RIGHT_TO_LEFT.test(text) ? letters : letters.reverse()).join('');
  }

  #metricsOf(font: string): { ascent: number; height: number } {
    const { doc, style } = this;
    doc.font(font).fontSize(style.size);
    // pdfkit's types lack the ascender of the current font.
    const { ascender } = (doc as unknown as { _font: { ascender: number } })._font;
    return { ascent: (ascender / 1000) * style.size, height: doc.currentLineHeight(true) };
  }
}

/** From the highest level down to the lowest odd one, pieces of that level and higher are turned around (UAX #9, L2). */
function inVisualOrder(pieces: Piece[]): Piece[] {
  const order = [...pieces];
  const levels = pieces.map(({ level }) => level);
  for (let level = Math.max(...levels); level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      if (order[from]!.level < level) continue;
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  return order;
}
