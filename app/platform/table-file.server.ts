import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import { CSV_BEGINNING, type CsvCell, csvLine } from './csv.ts';
import { type Day, secondIn } from './time.ts';

export const TABLE_FORMS = ['xlsx', 'csv'] as const;
export type TableForm = (typeof TABLE_FORMS)[number];

/** A number may be exact decimals or a fraction (`1.5`, `1/3`); a code is text that may look like a number: of a register, for example. */
type Cells = { text: string; code: string; number: number | string; day: Day; instant: Date };
/** Null: an empty cell. */
export type TableCell = Cells[keyof Cells] | null;
export type TableColumn = { name: string; kind: keyof Cells };

export type Table = {
  /** Of the file, without its ending. */
  name: string;
  columns: readonly TableColumn[];
  /** A cell for each column. */
  rows: Iterable<readonly TableCell[]> | AsyncIterable<readonly TableCell[]>;
  /** Instants are shown in this zone (IANA), named in the head of their column. */
  timeZone: string;
};

export type TableFile = { fileName: string; type: string; body: Readable };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The only way to downloadable tables: a workbook in which numbers, days and instants keep their type and a code is text,
 * or CSV that a spreadsheet opens by a double click. Each is written while its rows are read.
 */
export function tableFile(table: Table, form: TableForm): TableFile {
  const fileName = `${table.name}.${form}`;
  return form === 'csv'
    ? { fileName, type: 'text/csv; charset=utf-8', body: Readable.from(csvLines(table)) }
    : { fileName, type: XLSX, body: Readable.fromWeb(workbook(table) as never) };
}

const heads = ({ columns, timeZone }: Table): string[] =>
  columns.map(({ name, kind }) => (kind === 'instant' ? `${name} (${timeZone})` : name));

async function* csvLines(table: Table): AsyncGenerator<string> {
  const { columns, rows, timeZone } = table;
  yield CSV_BEGINNING + csvLine(heads(table));
  for await (const row of rows) yield csvLine(columns.map(({ kind }, i) => csvCell(kind, row[i]!, timeZone)));
}

function csvCell(kind: keyof Cells, value: TableCell, timeZone: string): CsvCell {
  if (value === null || value === '') return '';
  if (kind === 'number') return numberOf(value as number | string) ?? String(value);
  if (kind === 'instant') return secondIn(timeZone, value as Date).replace('T', ' ');
  return kind === 'code' ? { code: value as string } : (value as string);
}

/** Formats of a workbook's columns; `@` keeps text that looks like a number as text, even after an edit. */
const FORMATS: Record<keyof Cells, string | undefined> = {
  text: undefined,
  code: '@',
  number: undefined,
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};

/** Characters that most cells of a kind need: wider text is cut off by the next cell. */
const WIDTHS: Record<keyof Cells, number> = { text: 26, code: 18, number: 12, day: 12, instant: 20 };

/** Excel's limit; a workbook with longer text is "repaired". */
const CELL_CHARACTERS = 32_767;
/** Text that looks like an escape: a workbook would show the character instead (ST_Xstring, ECMA-376 Part 1 §22.9.2.19). */
const NAME_OF_A_SIGN = /_(?=x[\da-f]{4}_)/gi;
/** Characters that XML 1.0 cannot hold. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

function workbook(table: Table): ReadableStream<Uint8Array> {
  const names = heads(table);
  return writeXlsxStream(workbookRows(table), {
    name: table.name.replace(/[\\/?*[\]:']/g, '-').slice(0, 31),
    columns: table.columns.map(({ kind }, i) => ({
      header: names[i]!,
      width: Math.min(40, Math.max(WIDTHS[kind], names[i]!.length + 2)),
      ...(FORMATS[kind] ? { numFmt: FORMATS[kind] } : {}),
    })),
    freezePane: { rows: 1 },
  });
}

async function* workbookRows({ columns, rows, timeZone }: Table) {
  for await (const row of rows) yield columns.map(({ kind }, i) => workbookCell(kind, row[i]!, timeZone));
}

/** A workbook knows no zones: local time is written as if it were UTC. */
function workbookCell(kind: keyof Cells, value: TableCell, timeZone: string): string | number | Date | null {
  if (value === null || value === '') return null;
  const number = kind === 'number' ? numberOf(value as number | string) : null;
  if (number !== null) return number;
  if (kind === 'day') return new Date(`${value as Day}T00:00:00Z`);
  if (kind === 'instant') return new Date(`${secondIn(timeZone, value as Date)}Z`);
  return String(value).replace(NOT_IN_XML, '').slice(0, CELL_CHARACTERS).replace(NAME_OF_A_SIGN, '_x005F_');
}

/** A fraction without an exact decimal is rounded to six places; null for text that is not a number, which a package may report. */
function numberOf(value: number | string): number | null {
  const [part, whole = '1'] = String(value).split('/');
  const number = Math.round((Number(part) / Number(whole)) * 1e6) / 1e6;
  return Number.isFinite(number) ? number : null;
}
