type Cell = string | number;

/**
 * RFC 4180, and no cell that a spreadsheet would take for a formula. Spreadsheets in most of our languages separate by `;` and
 * do not honour quotes within a cell, so an apostrophe also precedes text that would begin a formula after any separator or
 * line break that a person typed.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Where a formula would begin: at the start or after a separator, behind blanks, unseen characters and quotes; also full-width. */
const BEFORE_FORMULA = /(^|[;\t\r\n])([\s\p{Cc}\p{Cf}"]*)(?=[=+\-@＝＋－＠])/gu;

function cellOf(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = value.replace(BEFORE_FORMULA, "$1$2'").replace(/^(?=[\t\r\n])/, "'");
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
