import { setImmediate } from 'node:timers/promises';
import { openPdf } from '#app/domains/certificates/internal/open-pdf.server.ts';
import { INK, LEFT, SEA, drawLighthouse } from '#app/domains/certificates/internal/pdf-drawing.server.ts';
import { layOutText, type TextStyle } from '#app/domains/certificates/internal/pdf-text.server.ts';
import { transcriptWords } from '#app/domains/certificates/internal/transcript-words.server.ts';
import { urls } from '#app/urls.ts';
import type { Transcript } from './transcript.ts';

const SOFT = '#485b68';
const BOTTOM = 48;
const PAGE_END = 842 - BOTTOM;
const SIZE = 8;
const SMALL = 6.5;
/** Columns of the table, from left to right. */
const COLUMNS = [
  { x: LEFT, width: 62 },
  { x: LEFT + 66, width: 206 },
  { x: LEFT + 276, width: 46 },
  { x: LEFT + 326, width: 58 },
  { x: LEFT + 388, width: 82 },
] as const;
/** So many lines are drawn before others get their turn. */
const LINES_A_TURN = 10;

/** `below` is a second text in small letters; what is not long is of one line. */
type Cell = { text: string; below?: string; isLong?: boolean };

/**
 * A tagged A4 document: whose credit it is, the sums of the credit page, and a table of all lines; in the reader's language, its
 * headings in English too. Thirty years of lines take seconds, in which others are answered.
 */
export async function renderTranscriptPdf(
  transcript: Transcript,
  locale: string,
  appOrigin: string,
): Promise<Buffer> {
  const words = transcriptWords(transcript, locale);
  const { doc, done } = await openPdf(
    locale,
    { title: `${words.title}: ${transcript.name}`, createdAt: transcript.madeAt },
    BOTTOM,
  );
  const line = async (
    tag: string,
    text: string,
    size: number,
    look: { bold?: boolean; colour?: string; gap?: number } = {},
  ) => {
    const weight = look.bold ? 'bold' : 'regular';
    const style = { x: LEFT, width: 470, size, weight, gap: look.gap ?? 4 } as const;
    const { draw, ...spoken } = await layOutText(doc, text, style);
    doc.addStructure(
      doc.struct(tag, spoken, () => {
        doc.fillColor(look.colour ?? INK);
        draw();
      }),
    );
  };
  drawLighthouse(doc);
  doc.y = 112;
  await line('H1', words.heading, 18, { bold: true, colour: SEA, gap: 8 });
  await line('P', transcript.name, 14, { bold: true });
  for (const fact of words.facts) await line('P', fact, 10);
  await line('P', words.sum, 12, { bold: true, gap: 6 });
  await line('P', words.check(appOrigin + urls.verify()), 8, { colour: SOFT, gap: 10 });

  const table = doc.struct('Table');
  doc.addStructure(table);
  const heightOf = ({ text, below, isLong }: Cell, width: number): number => {
    const height = (words: string, size: number) => {
      doc.font('regular').fontSize(size);
      return isLong ? doc.heightOfString(words, { width }) : doc.currentLineHeight(true);
    };
    return height(text, SIZE) + (below ? height(below, SMALL) : 0);
  };
  const layOut = async (words: string, style: TextStyle, isLong = false): Promise<() => void> => {
    if (isLong) return (await layOutText(doc, words, style)).draw;
    return () => {
      const top = doc.y;
      doc.font(style.weight).fontSize(style.size).text(words, style.x, top, { lineBreak: false });
      doc.y = top + doc.currentLineHeight(true);
    };
  };
  const drawRow = async (tag: 'TH' | 'TD', cells: Cell[]) => {
    const weight = tag === 'TH' ? 'bold' : 'regular';
    const laid = await Promise.all(
      cells.map(async ({ text, below, isLong }, i) => {
        const place = { ...COLUMNS[i]!, gap: 0 };
        return [
          await layOut(text, { ...place, size: SIZE, weight }, isLong),
          ...(below ? [await layOut(below, { ...place, size: SMALL, weight: 'regular' }, isLong)] : []),
        ];
      }),
    );
    const height = Math.max(...cells.map((cell, i) => heightOf(cell, COLUMNS[i]!.width)));
    if (doc.y + height > PAGE_END) {
      doc.addPage();
      doc.y = 48;
    }
    const top = doc.y;
    const row = doc.struct('TR');
    table.add(row);
    for (const texts of laid)
      row.add(
        doc.struct(tag, {}, () => {
          doc.y = top;
          texts.forEach((draw, n) => {
            doc.fillColor(n > 0 ? SOFT : INK);
            draw();
          });
        }),
      );
    row.end();
    doc.y = top + height + 4;
  };
  await drawRow(
    'TH',
    words.columns.map((text) => ({ text, isLong: true })),
  );
  for (const [i, each] of transcript.lines.entries()) {
    await drawRow('TD', words.cells(each));
    if (i % LINES_A_TURN === 0) await setImmediate();
  }
  table.end();
  doc.end();
  return done;
}
