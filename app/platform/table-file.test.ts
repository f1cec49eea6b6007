import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv, readXlsx } from '#tests/support/read-table.ts';
import { type Table, tableFile } from './table-file.server.ts';

const TABLE: Table = {
  name: 'lv-lab/1: members',
  timeZone: 'Europe/Riga',
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'number', kind: 'code' },
    { name: 'counted', kind: 'number' },
    { name: 'from', kind: 'day' },
    { name: 'at', kind: 'instant' },
  ],
  rows: [
    ['Žukaitė, Ona', '00123', '1.5', '2026-12-05', new Date('2026-12-05T16:00:00Z')],
    ['=1+1', '12-2015', '1/3', '2026-07-01', new Date('2026-07-01T21:30:07.9Z')],
    ['two\nlines; "quoted" <b>&', 'A7', -3, null, null],
    ['', '', 0, null, null],
    ['no number', '1', 'high', null, null],
  ],
};
const HEAD = ['name', 'number', 'counted', 'from', 'at (Europe/Riga)'];

test('a workbook keeps numbers, days and instants in their type, and codes and formulas as text', async () => {
  const { fileName, type, body } = tableFile(TABLE, 'xlsx');
  expect(fileName).toBe('lv-lab/1: members.xlsx');
  expect(type).toContain('spreadsheetml');
  expect(readXlsx(await buffer(body))).toEqual([
    HEAD,
    ['Žukaitė, Ona', '00123', 1.5, new Date('2026-12-05'), new Date('2026-12-05T18:00:00Z')],
    ['=1+1', '12-2015', 0.333333, new Date('2026-07-01'), new Date('2026-07-02T00:30:07Z')],
    ['two\nlines; "quoted" <b>&', 'A7', -3, null, null],
    [null, null, 0, null, null],
    ['no number', '1', 'high', null, null],
  ]);
});

test('CSV begins with a byte order mark, and has semicolons and decimal commas', async () => {
  const { fileName, type, body } = tableFile(TABLE, 'csv');
  expect([fileName, type]).toEqual(['lv-lab/1: members.csv', 'text/csv; charset=utf-8']);
  const file = await text(body);
  expect(Buffer.from(file).subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(parseCsv(file, ';')).toEqual([
    HEAD,
    ['Žukaitė, Ona', '="00123"', '1,5', '2026-12-05', '2026-12-05 18:00:00'],
    ["'=1+1", '="12-2015"', '0,333333', '2026-07-01', '2026-07-02 00:30:07'],
    ['two\nlines; "quoted" <b>&', 'A7', '-3', '', ''],
    ['', '', '0', '', ''],
    ['no number', '="1"', 'high', '', ''],
    [],
  ]);
});

test('typed text survives a workbook, except for characters that it cannot hold', async () => {
  const cells = fc.array(fc.string({ unit: fc.oneof(fc.constantFrom('\0', '\b', '\r', '\n', '\ufffe', '<', '&', '_x0041_'), fc.string({ unit: 'binary', maxLength: 1 })) }), { minLength: 1, maxLength: 4 }); // oxfmt-ignore
  await fc.assert(
    fc.asyncProperty(cells, async (texts) => {
      const table: Table = { name: 'any', timeZone: 'UTC', columns: [{ name: 'a', kind: 'text' }], rows: texts.map((each) => [each]) }; // oxfmt-ignore
      const [, ...rows] = readXlsx(await buffer(tableFile(table, 'xlsx').body));
      const kept = (each: string) => each.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '');
      expect(texts.map((_, i) => rows[i]?.[0] ?? '')).toEqual(texts.map(kept));
    }),
  );
});

test('a text longer than a cell allows is cut', async () => {
  const table: Table = { ...TABLE, columns: [{ name: 'a', kind: 'text' }], rows: [['x'.repeat(40_000)]] };
  const [, row] = readXlsx(await buffer(tableFile(table, 'xlsx').body));
  expect((row![0] as string).length).toBe(32_767);
});

test('rows are read while they are written, and only as far as the reader consumes them', async () => {
  for (const form of ['csv', 'xlsx'] as const) {
    let read = 0;
    const rows = (function* () {
      for (; read < 50_000; read++) yield [`${read} ${Math.random()}`];
    })();
    const { body } = tableFile({ name: 'large', timeZone: 'UTC', columns: [{ name: 'a', kind: 'text' }], rows }, form); // oxfmt-ignore
    let pieces = 0;
    for await (const _ of body) if (++pieces === 8) break;
    expect(read, form).toBeGreaterThan(0);
    expect(read, form).toBeLessThan(50_000);
  }
});
