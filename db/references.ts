/** Which column refers to which table: the schema's foreign keys, and the references that it leaves unsaid. */
import { getTableName, is } from 'drizzle-orm';
import { type PgColumn, PgTable, getTableConfig as pgConfig } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { dialect } from './dialect.ts';
import * as schema from './schema.ts';

export type Reference = { column: PgColumn; to: PgColumn };

/**
 * A reference has no foreign key where its table belongs to a lower domain than what it refers to, where one column refers to
 * several tables, or where writing must not wait for a read of another table.
 */
const UNSAID: readonly Reference[] = [
  { column: schema.participations.registrationId, to: schema.registrations.id },
  { column: schema.participations.reverses, to: schema.participations.id },
  { column: schema.certificates.supersedes, to: schema.certificates.id },
  { column: schema.creditExportLines.associationId, to: schema.associations.id },
  { column: schema.courseVariants.packageId, to: schema.scormPackages.id },
  { column: schema.coursePackages.packageId, to: schema.scormPackages.id },
  { column: schema.studyIntervals.personId, to: schema.people.id },
  // A room has the id of what it belongs to.
  { column: schema.rooms.id, to: schema.webinars.id },
  { column: schema.rooms.id, to: schema.mentoringMeetings.id },
  { column: schema.webinarTasks.questionId, to: schema.roomQuestions.id },
  { column: schema.storageQuotas.ownerId, to: schema.people.id },
  { column: schema.storageQuotas.ownerId, to: schema.associations.id },
  { column: schema.recordUse.associationId, to: schema.associations.id },
  { column: schema.credentialUse.credentialId, to: schema.credentials.id },
];

export const tables: readonly PgTable[] = Object.values(schema).filter((each): each is never =>
  is(each, dialect === 'pg' ? PgTable : SQLiteTable),
);

/** Drizzle's configuration of a table, in PostgreSQL's types as everything here (db/columns.ts). */
export const configOf = (table: PgTable): ReturnType<typeof pgConfig> =>
  dialect === 'pg'
    ? pgConfig(table)
    : (sqliteConfig(table as never) as unknown as ReturnType<typeof pgConfig>);

export const foreignKeys: readonly Reference[] = tables.flatMap((table) =>
  configOf(table).foreignKeys.map((key) => {
    const { columns, foreignColumns } = key.reference();
    return { column: columns[0]!, to: foreignColumns[0]! };
  }),
);

export const references: readonly Reference[] = [...foreignKeys, ...UNSAID];

/** Tables in an order in which each comes before all that it refers to. */
export function childrenFirst(): PgTable[] {
  const ordered = new Set<PgTable>();
  const open = new Set<PgTable>();
  function visit(table: PgTable): void {
    if (ordered.has(table)) return;
    if (open.has(table)) throw new Error(`${getTableName(table)} refers to itself by way of other tables`);
    open.add(table);
    for (const { column, to } of references)
      if (to.table === table && column.table !== table) visit(column.table);
    open.delete(table);
    ordered.add(table);
  }
  for (const table of tables) visit(table);
  return [...ordered];
}
