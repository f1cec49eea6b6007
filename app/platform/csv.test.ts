import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from '#tests/support/read-table.ts';
import { csvLine } from './csv.ts';

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
      for (const field of parseCsv(csvLine(row), separator).flat())
        expect(field).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 3000 },
  );
});

test('a line has the cells that it was made of, but for the apostrophes put before formulas', () => {
  const bare = (text: string) => text.replaceAll("'", '');
  fc.assert(
    fc.property(cells, (row) => {
      expect(parseCsv(csvLine(row), ';')[0]!.map(bare)).toEqual(row.map(bare));
    }),
  );
});

test('harmless texts are unchanged, and numbers keep their sign and get a decimal comma', () => {
  expect(csvLine(['Jānis', 'a-b', 'x = 1', -5, 1.5])).toBe('Jānis;a-b;x = 1;-5;1,5\r\n');
  expect(csvLine(['id', 'x;=1+1', 'x,=1+1', ' =1', '＝1', 'a;b', 'a,b', ' blank'])).toBe(
    'id;"x;\'=1+1";"x,\'=1+1";" \'=1";\'＝1;"a;b";"a,b";" blank"\r\n',
  );
});

test.each([
  ['00123', '"=""00123"""'],
  ['12-2015', '"=""12-2015"""'],
  ['1E5', '"=""1E5"""'],
  ['12345678901234567890', '"=""12345678901234567890"""'],
  ['A-17', 'A-17'],
  ['N 00123', 'N 00123'],
  ['=1+1', "'=1+1"],
  ['1"&cmd', '"1""&cmd"'],
])('a spreadsheet reads the code %s as text', (code, cell) => {
  expect(csvLine([{ code }])).toBe(`${cell}\r\n`);
});

test('no code is a formula other than its own text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile.map((signs) => signs.join('')),
        fc.stringMatching(/^[0-9eE=+;"-]{1,8}$/),
      ),
      (code) => {
        const [[field]] = parseCsv(csvLine([{ code }]), ';') as [[string]];
        const isFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(field);
        expect(isFormula).toBe(/^\d[\d.,/: -]*(e\d+)?$/i.test(code));
        expect(isFormula ? field : '').toBe(isFormula ? `="${code}"` : '');
      },
    ),
    { numRuns: 2000 },
  );
});
