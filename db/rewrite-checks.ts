/**
 * drizzle-kit changes a CHECK constraint of SQLite by rebuilding the table, which copies every row and drops the table's
 * triggers. SQLite (3.53 and later) alters constraints in place and reads the rows once: where nothing but constraints and
 * indexes of a table changed, its migration does that instead.
 */
type Table = {
  name: string;
  indexes: Record<string, unknown>;
  checkConstraints: Record<string, { value: string }>;
};
export type Snapshot = { tables: Record<string, Table> };

const BREAK = '--> statement-breakpoint';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const rest = ({ indexes, checkConstraints, ...others }: Table) => others;

/** `sql` as drizzle-kit wrote it for the step from one snapshot to the next. */
export function rewriteChecks(sql: string, before: Snapshot, after: Snapshot): string {
  let statements = sql.split(BREAK).map((each) => each.trim());
  for (const [name, table] of Object.entries(after.tables)) {
    const earlier = before.tables[name];
    if (!earlier || !same(rest(earlier), rest(table))) continue;
    if (same(earlier.checkConstraints, table.checkConstraints)) continue;
    statements = [
      ...statements.filter((each) => !remakes(each, name, earlier, table)),
      ...alter(earlier, table),
    ];
  }
  if (!statements.some((each) => each.includes('`__new_')))
    statements = statements.filter((each) => !each.startsWith('PRAGMA foreign_keys'));
  return `${statements.join(`\n${BREAK}\n`)}\n`;
}

function remakes(statement: string, name: string, earlier: Table, table: Table): boolean {
  const index = /^CREATE (?:UNIQUE )?INDEX `([^`]+)` ON `([^`]+)`/.exec(statement);
  if (index) return index[2] === name && same(earlier.indexes[index[1]!], table.indexes[index[1]!]);
  return [
    `CREATE TABLE \`__new_${name}\``,
    `INSERT INTO \`__new_${name}\``,
    `DROP TABLE \`${name}\``,
    `ALTER TABLE \`__new_${name}\` RENAME`,
  ].some((beginning) => statement.startsWith(beginning));
}

function alter({ checkConstraints: before }: Table, { name, checkConstraints: after }: Table): string[] {
  const changed = (a: typeof before, b: typeof before) =>
    Object.keys(a).filter((check) => a[check]!.value !== b[check]?.value);
  return [
    ...changed(before, after).map((check) => `ALTER TABLE \`${name}\` DROP CONSTRAINT \`${check}\`;`),
    ...changed(after, before).map(
      (check) => `ALTER TABLE \`${name}\` ADD CONSTRAINT \`${check}\` CHECK(${after[check]!.value});`,
    ),
  ];
}
