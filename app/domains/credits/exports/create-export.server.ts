import { Readable } from 'node:stream';
import { and, asc, eq, inArray, isNotNull, notExists, sql } from 'drizzle-orm';
import { readAssociationLanguage } from '#app/domains/accounts/associations/read-association-language.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { ExportInput } from '#app/domains/credits/schemas.ts';
import { selectProgrammeMembers } from '#app/domains/credits/internal/select-programme-members.server.ts';
import { periodOf } from '#app/domains/credits/ledger/ledger.ts';
import { readCreditIn } from '#app/domains/credits/standings/read-credit.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { groupBy } from '#app/platform/group.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditExportLines, creditExports, participations, programmeEnrolments } from '#db/schema/credits.ts';
import type { ExportLine } from './export-line.ts';

const PEOPLE_A_TIME = 200;

const FILE_BYTES = 2_000_000_000;

/** Lines of one file: they are marked as handed over in one unit. What is left comes with the next. */
const LINES_A_FILE = 100_000;

/**
 * Everything of a programme that was not exported before, of members who consent; returns null where there is nothing new. The
 * file is kept: later downloads are identical. Throws `changed_meanwhile` where another officer exported at the same time; no
 * line is exported twice.
 */
export async function createExport(ctx: Ctx, associationId: string, raw: unknown): Promise<string | null> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  mustBeFresh(ctx);
  const { actor } = ctx;
  const { programmeId } = ExportInput.parse(raw);
  const id = newId();
  const lineIds: string[] = [];
  // Data owed to an authority is limited by no quota, only counted.
  const staging = ctx.files.stage();
  try {
    const body = Readable.from(exportDocument(ctx, associationId, programmeId, lineIds));
    const { hash, bytes } = await staging.put(body, FILE_BYTES);
    if (lineIds.length === 0) return null;
    const own = and(
      eq(creditExports.associationId, associationId),
      eq(creditExports.programmeId, programmeId),
    );
    const write = async (tx: Tx) => {
      const number = (await tx.$count(creditExports, own)) + 1;
      await tx.insert(creditExports).values({
        id,
        associationId,
        programmeId,
        number,
        lines: lineIds.length,
        fileHash: hash,
        fileBytes: bytes,
        createdAt: ctx.now,
        createdBy: actor.id,
      });
      for (let at = 0; at < lineIds.length; at += 500) {
        const part = lineIds.slice(at, at + 500);
        const made = await tx
          .insert(creditExportLines)
          .values(
            part.map((participationId) => ({ associationId, programmeId, participationId, exportId: id })),
          )
          .onConflictDoNothing()
          .returning();
        if (made.length < part.length) throw new DomainError('changed_meanwhile');
      }
      await appendAudit(tx, ctx, 'credits.exported', id, {
        programmeId,
        number,
        lines: lineIds.length,
        hash,
      });
    };
    await staging.settle((decided) => ctx.db.transact(decided(write)));
    return id;
  } finally {
    await staging.discard();
  }
}

/** The document as it is written, so that an association of any size needs the memory of a few hundred members. */
async function* exportDocument(ctx: Ctx, associationId: string, programmeId: string, lineIds: string[]) {
  yield `{"schema":"majakka-credit-export/1","programme":${JSON.stringify(programmeId)},"createdAt":"${ctx.now.toISOString()}","lines":[`;
  const language = await readAssociationLanguage(ctx.db.read, associationId);
  const members = await selectProgrammeMembers(
    ctx.db.read,
    { associationId, language },
    programmeId,
    and(isNotNull(programmeEnrolments.confirmedAt), isNotNull(memberships.exportConsentAt)),
  );
  for (let at = 0; at < members.length && lineIds.length < LINES_A_FILE; at += PEOPLE_A_TIME) {
    const some = members.slice(at, at + PEOPLE_A_TIME);
    const lines = await listNewLines(ctx, associationId, programmeId, some);
    for (const line of lines) {
      yield `${lineIds.length > 0 ? ',' : ''}\n${JSON.stringify(line)}`;
      lineIds.push(line.id);
    }
  }
  yield '\n]}\n';
}

async function listNewLines(
  ctx: Ctx,
  associationId: string,
  programmeId: string,
  members: { id: string; name: string; timeZone: string; number: string }[],
): Promise<ExportLine[]> {
  const { read } = ctx.db;
  const ids = members.map(({ id }) => id);
  const rows = await read
    .select()
    .from(participations)
    .where(
      and(
        inArray(participations.personId, ids),
        notExists(
          read
            .select({ one: sql`1` })
            .from(creditExportLines)
            .where(
              and(
                eq(creditExportLines.participationId, participations.id),
                eq(creditExportLines.associationId, associationId),
                eq(creditExportLines.programmeId, programmeId),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(participations.id));
  const credit = await readCreditIn(read, ctx.now, ids);
  const rowsOf = groupBy(rows, (row) => row.personId);
  return members.flatMap(({ id, name, timeZone, number }) => {
    const counted = credit.get(id)!.find((each) => each.programmeId === programmeId)!.lines;
    const lineOf = new Map(counted.map((line) => [line.participation.id, line]));
    return (rowsOf.get(id) ?? []).map((row): ExportLine => ({
      id: row.id,
      registrationNumber: number,
      name,
      title: row.title,
      activityType: row.activityType,
      ...periodOf(row, timeZone),
      minutes: row.minutes,
      counted: lineOf.get(row.id)?.units ?? '0',
      code: lineOf.get(row.id)?.accreditation?.code ?? '',
      recordedAt: row.recordedAt.toISOString(),
      reverses: row.reverses ?? '',
      reason: row.reason ?? '',
    }));
  });
}
