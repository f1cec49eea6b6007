import { z } from 'zod';

const ROWS_A_PAGE = 50;

/** Number of a page as an address has it; 1 where it cannot be read. */
export const PageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

export type Paged<Row> = { total: number; page: number; pages: number; rows: Row[] };

/** Returns the page that was asked for, or the last one: a list of what is to be decided grows shorter under its reader. */
export async function readPaged<Row>(
  total: number,
  asked: number,
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<Paged<Row>> {
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE));
  const page = Math.min(asked, pages);
  return { total, page, pages, rows: await read(ROWS_A_PAGE, (page - 1) * ROWS_A_PAGE) };
}
