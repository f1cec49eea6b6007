import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { creditExports } from '#db/schema/credits.ts';
import { EXPORT_COLUMNS, type ExportLine } from './export-line.ts';

export type ExportFile = {
  /** The export as a document for programs (`majakka-credit-export/1`), unchanged since it was made. */
  document: { fileName: string; body: () => Readable };
  /** Its lines as a table, the same for every reader. */
  table: Table;
};

/** Throws `not_found`. */
export async function readExport(ctx: Ctx, associationId: string, id: string): Promise<ExportFile> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  mustBeFresh(ctx);
  const [row] = await ctx.db.read
    .select()
    .from(creditExports)
    .where(and(eq(creditExports.id, id), eq(creditExports.associationId, associationId)));
  if (!row) throw new DomainError('not_found');
  const name = `${row.programmeId}-${row.number}`;
  const body = () => createReadStream(ctx.files.pathOf(row.fileHash));
  return {
    document: { fileName: `${name}.json`, body },
    table: { name, columns: EXPORT_COLUMNS, rows: rowsOf(body), timeZone: 'UTC' },
  };
}

/** Each line of the ledger has a line of the document to itself. */
async function* rowsOf(open: () => Readable) {
  for await (const text of createInterface({ input: open() }))
    if (text.startsWith('{"id"')) {
      const line = JSON.parse(text.replace(/,$/, '')) as ExportLine;
      yield EXPORT_COLUMNS.map(({ name, kind }) => (kind === 'instant' ? new Date(line[name]) : line[name]));
    }
}
