import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { csvLine } from '#app/platform/csv.ts';
import { DomainError } from '#app/platform/errors.ts';
import { creditExports } from '#db/schema/credits.ts';
import { EXPORT_COLUMNS, type ExportLine } from './export-line.ts';

/** The file as it was given, as JSON or as CSV, line by line. Throws `not_found`. */
export async function readExport(
  ctx: Ctx,
  associationId: string,
  id: string,
  format: 'json' | 'csv',
): Promise<{ body: Readable; fileName: string }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  mustBeFresh(ctx);
  const [row] = await ctx.db.read
    .select()
    .from(creditExports)
    .where(and(eq(creditExports.id, id), eq(creditExports.associationId, associationId)));
  if (!row) throw new DomainError('not_found');
  const file = createReadStream(ctx.files.pathOf(row.fileHash));
  const fileName = `${row.programmeId}-${row.number}.${format}`;
  return { body: format === 'json' ? file : Readable.from(csvFrom(file)), fileName };
}

/** Each line of the ledger has a line of the document to itself. */
async function* csvFrom(document: Readable): AsyncGenerator<string> {
  yield csvLine(EXPORT_COLUMNS);
  for await (const text of createInterface({ input: document }))
    if (text.startsWith('{"id"')) {
      const line = JSON.parse(text.replace(/,$/, '')) as ExportLine;
      yield csvLine(EXPORT_COLUMNS.map((name) => line[name]));
    }
}
