import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

/** As spreadsheets read: a quote means something only where a field begins. */
function parse(text: string, separator: string): string[][] {
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

const hostile = fc.array(
  fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', ';', ',', '\t', '\n', '\r', '"', "'", ' ', '\u00a0', '\u200b', '1', 'ā'),
  { maxLength: 12 },
); // oxfmt-ignore
const cells = fc.array(
  hostile.map((signs) => signs.join('')),
  { minLength: 1, maxLength: 4 },
);

test('no field begins a formula, whichever separator a spreadsheet takes', () => {
  fc.assert(
    fc.property(cells, fc.constantFrom(',', ';', '\t'), (row, separator) => {
      for (const field of parse(csvLine(row), separator).flat())
        expect(field).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 3000 },
  );
});

test('a line has the cells that it was made of, but for the apostrophes put before formulas', () => {
  const bare = (text: string) => text.replaceAll("'", '');
  fc.assert(
    fc.property(cells, (row) => {
      expect(parse(csvLine(row), ',')[0]!.map(bare)).toEqual(row.map(bare));
    }),
  );
});

test('what harms nobody is left as it is, and numbers keep their sign', () => {
  expect(csvLine(['Jānis', 'a-b', 'x = 1', -5])).toBe('Jānis,a-b,x = 1,-5\r\n');
  expect(csvLine(['id', 'x;=1+1', ' =1', '＝1', 'a;b', ' blank'])).toBe(
    'id,"x;\'=1+1"," \'=1",\'＝1,"a;b"," blank"\r\n',
  );
});
