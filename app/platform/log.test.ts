import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { openLog, withoutValues } from './log.server.ts';

const MARKER = 'Anna Liepa\n    at home';

test('of a query that failed the log has the words and the trace, and none of its values', () => {
  const fault = new DrizzleQueryError(
    'insert into "texts" values ($1)',
    [MARKER],
    new Error('no space left'),
  );
  expect(fault.stack).toContain('Liepa');
  const lines: string[] = [];
  openLog({ write: (line: string) => void lines.push(line) }).error({ error: fault.stack }, 'page failed');
  expect(lines[0]).toContain('insert into');
  expect(lines[0]).toContain('log.test.ts');
  expect(lines[0]).not.toContain('Liepa');
  expect(lines[0]).not.toContain('at home');
  expect(withoutValues(fault.message)).not.toContain('Liepa');
  const plain = new Error('a plain fault').stack!;
  expect(withoutValues(plain)).toBe(plain);
});
