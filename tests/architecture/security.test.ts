import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
const [, list] = text.split(/^## OWASP ASVS .*$/m) as [string, string];
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = [...list.matchAll(/^\| \d+\.\d+\.\d+ \|.*\|$/gm)].map(([line]) => cellsOf(line));
const STATES = ['met', 'not met', 'not applicable'];
/** Requirements of levels 1 and 2 in each chapter of ASVS 4.0.3, without those that were withdrawn. */
const PER_CHAPTER = { 1: 38, 2: 53, 3: 18, 4: 9, 5: 30, 6: 13, 7: 12, 8: 15, 9: 7, 10: 5, 11: 8, 12: 15, 13: 13, 14: 23 }; // oxfmt-ignore

const countBy = (keys: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

test('each requirement has one row, with a level, a title, one of three states and a reason', () => {
  expect(countBy(rows.map(([id]) => id!.split('.')[0]!))).toEqual(PER_CHAPTER);
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  for (const row of rows) {
    const [id, level, title, state, reason] = row;
    expect(row, id).toHaveLength(5);
    expect(['1', '2'], id).toContain(level);
    expect(title!.length, id).toBeGreaterThan(2);
    expect(STATES, id).toContain(state);
    expect(reason!.length, id).toBeGreaterThan(7);
  }
});

test('the numbers that are told are those of the rows', () => {
  const { met, 'not met': open, 'not applicable': out } = countBy(rows.map(([, , , state]) => state!));
  expect(list).toContain(`All ${rows.length} requirements`);
  expect(list).toContain(`**${met} met, ${open} not met, ${out} not applicable.**`);
  const stated = [...list.matchAll(/^\| V(\d+) [^|]+\|.*\|$/gm)].map(([line, chapter]) => {
    const of = rows.filter(([id]) => id!.startsWith(`${chapter}.`)).map(([, , , state]) => state!);
    return [cellsOf(line).slice(1).map(Number), STATES.map((state) => countBy(of)[state] ?? 0)];
  });
  expect(stated).toHaveLength(14);
  for (const [said, counted] of stated) expect(said).toEqual(counted);
});

test('every path that the pages on security name is there', () => {
  const ours =
    /^(app|edge|server|db|cli|docs|deploy|tests|mux-local|rtmp|\.github)\/|^[\w.-]+\.(md|mjs|json|js)$/;
  for (const page of ['docs/security.md', 'docs/threat-model.md']) {
    const named = [...readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g)].map(([, name]) => name!);
    const paths = named.filter((name) => ours.test(name) && name !== 'api.json');
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(path)), page).toEqual([]); // oxfmt-ignore
  }
});
