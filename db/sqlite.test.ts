import { afterEach, expect, test, vi } from 'vitest';
import { neverCollected } from './sqlite.ts';

const { versions } = process;
afterEach(() => void Object.defineProperty(process, 'versions', { value: versions }));

/** A connection that says which statements it made. */
const connection = () => ({ prepare: vi.fn<(sql: string) => never>((sql) => ({ sql }) as never) });
const onNode = (node: string) => Object.defineProperty(process, 'versions', { value: { ...versions, node } });

test('where no statement is collected, a text has one, however often it is prepared again', () => {
  onNode('24.1.0');
  const made = connection();
  const { prepare } = made;
  const kept = neverCollected(made);
  const first = kept.prepare('SELECT 1');
  for (let n = 0; n < 9; n++) expect(kept.prepare('SELECT 1')).toBe(first);
  kept.prepare('SELECT 2');
  expect(prepare.mock.calls).toEqual([['SELECT 1'], ['SELECT 2']]);
});

test('where statements may be collected, none is kept here', () => {
  onNode('20.19.0');
  const made = connection();
  const kept = neverCollected(made);
  expect(kept.prepare('SELECT 1')).not.toBe(kept.prepare('SELECT 1'));
});
