/**
 * Every column that refers to a file of `files/` by its SHA-256, with its owner. Files that no column here refers to are swept:
 * a test looks through the schema for columns that hold a hash and are missing.
 */
import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database, Reader } from './database.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { consultationCases, consultationPictures } from '#db/schema/consultations.ts';
import { creditExports, externalActivities, participations } from '#db/schema/credits.ts';
import { moduleFiles, moduleImports, moduleRenditions } from './schema/modules.ts';
import { roomSlides } from './schema/rooms.ts';
import { scormFiles, scormPackages } from './schema/scorm.ts';
import { attachments, recordUse } from './schema/xapi.ts';

export type OwnerKind = 'person' | 'association';
type Owned = { kind: OwnerKind; id: PgColumn; when?: SQL };
export type FileReference = {
  hash: PgColumn;
  bytes: PgColumn;
  /** The table, with those that say whose the file is. */
  from: SQL;
  owners: Owned[];
};

export const FILE_REFERENCES: readonly FileReference[] = [
  {
    hash: courses.coverHash,
    bytes: courses.coverBytes,
    from: sql`${courses}`,
    owners: [{ kind: 'person', id: courses.ownerId }],
  },
  {
    hash: courseVersions.coverHash,
    bytes: courseVersions.coverBytes,
    from: sql`${courseVersions} join ${courses} on ${courses.id} = ${courseVersions.courseId}`,
    owners: [{ kind: 'person', id: courses.ownerId }],
  },
  {
    hash: scormPackages.archiveHash,
    bytes: scormPackages.archiveBytes,
    from: sql`${scormPackages}`,
    owners: [{ kind: 'person', id: scormPackages.ownerId }],
  },
  {
    hash: scormFiles.hash,
    bytes: scormFiles.bytes,
    from: sql`${scormFiles} join ${scormPackages} on ${scormPackages.id} = ${scormFiles.packageId}`,
    owners: [{ kind: 'person', id: scormPackages.ownerId }],
  },
  {
    hash: moduleImports.archiveHash,
    bytes: moduleImports.archiveBytes,
    from: sql`${moduleImports}`,
    owners: [{ kind: 'person', id: moduleImports.ownerId }],
  },
  ...[moduleFiles, moduleRenditions].map((files): FileReference => ({
    hash: files.hash,
    bytes: files.bytes,
    from: sql`${files} join ${courseVersions} on ${courseVersions.id} = ${files.versionId} join ${courses} on ${courses.id} = ${courseVersions.courseId}`,
    owners: [{ kind: 'person', id: courses.ownerId }],
  })),
  {
    hash: externalActivities.fileHash,
    bytes: externalActivities.fileBytes,
    from: sql`${externalActivities}`,
    owners: [
      { kind: 'person', id: externalActivities.personId, when: eq(externalActivities.fileByOfficer, false) },
      {
        kind: 'association',
        id: externalActivities.associationId,
        when: eq(externalActivities.fileByOfficer, true),
      },
    ],
  },
  {
    hash: creditExports.fileHash,
    bytes: creditExports.fileBytes,
    from: sql`${creditExports}`,
    owners: [{ kind: 'association', id: creditExports.associationId }],
  },
  {
    hash: roomSlides.fileHash,
    bytes: roomSlides.fileBytes,
    from: sql`${roomSlides}`,
    owners: [{ kind: 'person', id: roomSlides.addedBy }],
  },
  {
    hash: attachments.file,
    bytes: attachments.bytes,
    from: sql`${attachments}`,
    owners: [{ kind: 'association', id: attachments.associationId }],
  },
  {
    hash: consultationPictures.hash,
    bytes: consultationPictures.size,
    from: sql`${consultationPictures} join ${consultationCases} on ${consultationCases.id} = ${consultationPictures.caseId}`,
    owners: [{ kind: 'person', id: consultationCases.askerId }],
  },
];

/** Rows of the ledger name the file of their time (`evidence.fileHash`), also after a correction brought another. */
const LEDGER_PAGE = 2000;

async function* hashesOfLedger(read: Reader): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const rows = await read
      .select({ id: participations.id, evidence: participations.evidence })
      .from(participations)
      .where(and(eq(participations.kind, 'external'), gt(participations.id, after)))
      .orderBy(asc(participations.id))
      .limit(LEDGER_PAGE);
    await setImmediate();
    for (const { evidence } of rows) if (typeof evidence['fileHash'] === 'string') yield evidence['fileHash'];
    if (rows.length < LEDGER_PAGE) return;
    after = rows.at(-1)!.id;
  }
}

const tableOf = ({ hash }: FileReference) => hash.table;

/** All hashes that something refers to, once or oftener, a sixteenth at a time: nothing else waits long. */
export async function* referredHashes(read: Reader): AsyncGenerator<string> {
  for (const reference of FILE_REFERENCES)
    for (const digit of '0123456789abcdef') {
      const rows = await read
        .selectDistinct({ hash: reference.hash })
        .from(tableOf(reference))
        .where(and(isNotNull(reference.hash), sql`substr(${reference.hash}, 1, 1) = ${digit}`));
      for (const { hash } of rows) yield String(hash);
      await setImmediate();
    }
  yield* hashesOfLedger(read);
}

/** Those of a few hashes that are referred to. */
export async function referredAmong(read: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < hashes.length; from += 500) {
    const some = hashes.slice(from, from + 500);
    for (const reference of FILE_REFERENCES) {
      const rows = await read
        .selectDistinct({ hash: reference.hash })
        .from(tableOf(reference))
        .where(inArray(reference.hash, some));
      for (const { hash } of rows) found.add(String(hash));
    }
  }
  const rest = new Set(hashes.filter((hash) => !found.has(hash)));
  if (rest.size > 0) for await (const hash of hashesOfLedger(read)) if (rest.has(hash)) found.add(hash);
  return found;
}

const bytesSum = (column: SQL) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);

/** Bytes of the record store beside files, as one more content of each association. */
function recordUses(kind: OwnerKind | null, ownerId?: string): SQL[] {
  if (kind === 'person') return [];
  const { associationId, bytes } = recordUse;
  const owner = kind === null ? sql`''` : sql`${associationId}`;
  const whose = ownerId === undefined ? ne(associationId, '') : eq(associationId, ownerId);
  return [
    sql`select 'record ' || ${associationId} as hash, ${bytes} as bytes, ${owner} as owner, 0 as files from ${recordUse} where ${and(gt(bytes, 0), kind === null ? undefined : whose)}`,
  ];
}

/** One select per column, with the owner where `kind` asks for one kind. */
function uses(kind: OwnerKind | null, ownerId?: string): SQL {
  const arms = FILE_REFERENCES.flatMap(({ hash, bytes, from, owners }) =>
    (kind === null ? [null] : owners.filter((owner) => owner.kind === kind)).map(
      (owner) =>
        sql`select ${hash} as hash, ${bytes} as bytes, ${owner ? owner.id : sql`''`} as owner, 1 as files from ${from} where ${and(
          isNotNull(hash),
          owner ? isNotNull(owner.id) : undefined,
          owner?.when,
          owner && ownerId !== undefined ? eq(owner.id, ownerId) : undefined,
        )}`,
    ),
  );
  return sql.join([...arms, ...recordUses(kind, ownerId)], sql` union all `);
}

/** Bytes that an owner has in files, each content once, and in the record store; everybody's where no owner is named. */
export async function bytesOf(read: Reader, owner: { kind: OwnerKind; id: string } | null): Promise<number> {
  const [row] = await read
    .select({ bytes: bytesSum(sql`bytes`) })
    .from(
      sql`(select hash, max(bytes) as bytes from (${uses(owner?.kind ?? null, owner?.id)}) as used group by hash) as once`,
    );
  return row!.bytes;
}

export type OwnerUse = { ownerId: string; bytes: number; files: number };

/** Owners of a kind by the bytes that they have in files and in the record store, the largest first. */
export const listUse = (read: Reader, kind: OwnerKind, limit: number): Promise<OwnerUse[]> =>
  read
    .select({
      ownerId: sql<string>`owner`,
      bytes: bytesSum(sql`bytes`),
      files: sql<number>`sum(files)`.mapWith(Number),
    })
    .from(
      sql`(select owner, hash, max(bytes) as bytes, max(files) as files from (${uses(kind)}) as used group by owner, hash) as once`,
    )
    .groupBy(sql`owner`)
    .orderBy(sql`sum(bytes) desc`)
    .limit(limit);

/** Rows of before sizes were kept learn theirs; `sizes` is by hash. */
export async function fillBytes(db: Database, sizes: ReadonlyMap<string, number>): Promise<void> {
  for (const reference of FILE_REFERENCES) {
    const table = tableOf(reference);
    const name = Object.entries(getTableColumns(table)).find(([, column]) => column === reference.bytes)![0];
    const rows = await db.read
      .selectDistinct({ hash: reference.hash })
      .from(table)
      .where(and(isNotNull(reference.hash), eq(reference.bytes, 0)))
      .limit(1000);
    const known = rows.map(({ hash }) => String(hash)).filter((hash) => (sizes.get(hash) ?? 0) > 0);
    if (known.length > 0)
      await db.transact(async (tx) => {
        for (const hash of known)
          await tx
            .update(table)
            .set({ [name]: sizes.get(hash) })
            .where(and(eq(reference.hash, hash), eq(reference.bytes, 0)));
      });
  }
}
