/**
 * A line of CSV as spreadsheets of our countries open it by a double click: cells divided by `;`, numbers with a decimal comma, quoted as
 * RFC 4180 has it. No text begins a formula: another spreadsheet may divide by something else and does not honour quotes within a
 * cell, so that an apostrophe also precedes what would begin one after any separator or line break that a person typed.
 */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cellOf).join(';')}\r\n`;

/** A code is made of letters and digits but counts for nothing, such as the number that somebody is registered by. */
export type CsvCell = string | number | { code: string };

/** The byte order mark by which spreadsheets recognise UTF-8. */
export const CSV_BEGINNING = '\ufeff';

/** Where a formula would begin: at the start or after a separator, behind blanks, unseen characters and quotes; also full-width. */
const BEFORE_FORMULA = /(^|[;,\t\r\n])([\s\p{Cc}\p{Cf}"]*)(?=[=+\-@＝＋－＠])/gu;

/** A spreadsheet would take it for a number or a day, and drop zeros in front or digits at the end. */
const LIKE_A_NUMBER = /^\d[\d.,/: -]*(e\d+)?$/i;

function cellOf(value: CsvCell): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  // A formula of just this text: the only way to keep a spreadsheet from changing it when it opens the file.
  if (typeof value === 'object')
    return LIKE_A_NUMBER.test(value.code) ? quoted(`="${value.code}"`) : cellOf(value.code);
  const text = value.replace(BEFORE_FORMULA, "$1$2'").replace(/^(?=[\t\r\n])/, "'");
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? quoted(text) : text;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
