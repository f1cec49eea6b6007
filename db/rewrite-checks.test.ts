import { expect, test } from 'vitest';
import { rewriteChecks } from './rewrite-checks.ts';

const table = (columns: object, indexes: object, checks: Record<string, string>) => ({
  name: 'seats',
  columns,
  indexes: indexes as Record<string, unknown>,
  checkConstraints: Object.fromEntries(
    Object.entries(checks).map(([name, value]) => [name, { name, value }]),
  ),
});
const of = (seats: ReturnType<typeof table>) => ({ tables: { seats } });
const COLUMNS = { id: {}, state: {} };
const OLD = { seats_old_idx: { columns: ['id'] } };
const NEW = { ...OLD, seats_new_idx: { columns: ['state'] } };
const [FEWER, MORE] = [`"state" in ('taken')`, `"state" in ('taken', 'given')`];

const REBUILT = [
  'PRAGMA foreign_keys=OFF;',
  'CREATE TABLE `__new_seats` (\n\t`id` text\n);\n',
  'INSERT INTO `__new_seats`("id") SELECT "id" FROM `seats`;',
  'DROP TABLE `seats`;',
  'ALTER TABLE `__new_seats` RENAME TO `seats`;',
  'PRAGMA foreign_keys=ON;',
  'CREATE INDEX `seats_old_idx` ON `seats` (`id`);',
  'CREATE INDEX `seats_new_idx` ON `seats` (`state`);',
  'CREATE INDEX `others_idx` ON `others` (`id`);',
].join('--> statement-breakpoint\n');
const statements = (sql: string) => sql.split('--> statement-breakpoint').map((each) => each.trim());

test('a constraint that changes is altered where it stands, beside new indexes', () => {
  const before = of(table(COLUMNS, OLD, { seats_state_check: FEWER }));
  const after = of(table(COLUMNS, NEW, { seats_state_check: MORE }));
  expect(statements(rewriteChecks(REBUILT, before, after))).toEqual([
    'CREATE INDEX `seats_new_idx` ON `seats` (`state`);',
    'CREATE INDEX `others_idx` ON `others` (`id`);',
    'ALTER TABLE `seats` DROP CONSTRAINT `seats_state_check`;',
    `ALTER TABLE \`seats\` ADD CONSTRAINT \`seats_state_check\` CHECK(${MORE});`,
  ]);
});

test('a table of which more than that changes is made anew, as the generator has it', () => {
  const before = of(table(COLUMNS, OLD, { seats_state_check: FEWER }));
  const after = of(table({ ...COLUMNS, taken: {} }, NEW, { seats_state_check: MORE }));
  expect(statements(rewriteChecks(REBUILT, before, after))).toEqual(statements(REBUILT));
});
