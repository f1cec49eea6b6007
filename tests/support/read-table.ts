/** Reads tables written for spreadsheets, independently of the code that writes them. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** As spreadsheets read CSV: a quote means something only where a field begins; a mark at the beginning is not of the text. */
export function parseCsv(file: string, separator: string): string[][] {
  const text = file.replace(/^\ufeff/, '');
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      while (at < text.length && !(text[at] === '"' && text[at + 1] !== '"')) {
        if (text[at] === '"') at += 1;
        field += text[at++];
      }
      at += 1;
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n')
      field += text[at++];
    rows.at(-1)!.push(field);
    if (text[at] === separator) at += 1;
    else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
  }
  return rows;
}

const EPOCH = Date.UTC(1899, 11, 30);

/**
 * The cells of a workbook's first sheet, row by row (ECMA-376 Part 1 §18.3.1): a text, a number, or a Date where the format of the cell
 * is one of days. Null is an empty cell.
 */
export function readXlsx(file: Uint8Array): (string | number | Date | null)[][] {
  const parts = unzipSync(file);
  const part = (name: string) => strFromU8(parts[name]!);
  const isDay = daysOf(part('xl/styles.xml'));
  const rows: (string | number | Date | null)[][] = [];
  let cell = { column: 0, type: '', style: 0 };
  let text: string | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    // Rows and cells without anything may be left out.
    if (name === 'row') while (rows.length < Number(attributes['r'])) rows.push([]);
    if (name === 'c') {
      const { r = '', t = 'n', s = '0' } = attributes;
      const letters = Array.from(r.replace(/\d/g, ''));
      const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      cell = { column, type: t, style: Number(s) };
      rows.at(-1)![column] = null;
    }
    if (name === 'v' || name === 't') text = '';
    if (name === 'f') throw new Error('a formula');
  });
  parser.on('text', (more) => {
    if (text !== null) text += more;
  });
  parser.on('closetag', ({ name }) => {
    if ((name !== 'v' && name !== 't') || text === null) return;
    const value = text;
    text = null;
    const number = Number(value);
    rows.at(-1)![cell.column] =
      cell.type === 'inlineStr'
        ? // ST_Xstring, §22.9.2.19
          value.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
        : isDay[cell.style]
          ? new Date(EPOCH + Math.round(number * 86_400) * 1000)
          : number;
  });
  parser.write(part('xl/worksheets/sheet1.xml')).close();
  return rows.map((row) => Array.from(rows[0]!, (_, column) => row[column] ?? null));
}

/** By the number of a cell's style, whether it shows a day. */
function daysOf(styles: string): boolean[] {
  const formats = new Map<string, string>();
  const found: boolean[] = [];
  let within = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'numFmt') formats.set(attributes['numFmtId']!, attributes['formatCode']!);
    if (name === 'cellXfs') within = true;
    if (name === 'xf' && within) found.push(/y/.test(formats.get(attributes['numFmtId']!) ?? ''));
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'cellXfs') within = false;
  });
  parser.write(styles).close();
  return found;
}
