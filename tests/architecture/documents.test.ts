import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const NEEDED = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/style.md'];
const domains = readdirSync('app/domains');
const READMES = [
  ...domains.map((domain) => `app/domains/${domain}/README.md`),
  ...['app/platform', 'edge', 'sample', 'server'].map((folder) => `${folder}/README.md`),
];
/** Folders of the repository, and files beside them. Data and builds are not of it. */
const OURS =
  /^(\.github|app|bench|cli|content|db|deploy|docs|edge|locales|mux-local|public|rtmp|sample|server|tests)\/|^[A-Z]+\.md$/;
const quoted = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g)].map(([, name]) => name!);
/** The part of `locales/<locale>/…` and `tests/http/*.ts` before the placeholder. */
const firm = (path: string): string => path.replace(/[^/]*[<*…].*$/, '');

test.each(NEEDED)('every path that %s names is there', (page) => {
  const paths = quoted(page).filter((name) => OURS.test(name));
  expect(paths.length).toBeGreaterThan(12);
  expect(paths.filter((path) => !existsSync(firm(path)))).toEqual([]);
});

test('every link of these pages leads to a file', () => {
  for (const page of NEEDED)
    for (const [, target] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(join(dirname(page), target!)), `${page}: ${target}`).toBe(true);
});

test('every domain has a README, as have the folders beside them, and every file and folder that they name is there', () => {
  for (const page of READMES) {
    const folder = dirname(page);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`);
    const isThere = (name: string) =>
      existsSync(firm(name)) ||
      existsSync(join(folder, firm(name))) ||
      files.some((file) => file.endsWith(`/${name}`));
    const names = quoted(page).filter((name) => /^[\w.-]+(\/[\w.-]*)+$|\.tsx?$/.test(name) && name !== 'n/d');
    expect(names.length, page).toBeGreaterThan(1);
    expect(
      names.filter((name) => !isThere(name)),
      page,
    ).toEqual([]);
  }
});

test('a newcomer’s ten questions each have the file of their answer', () => {
  const [, questions] = readFileSync('CONTRIBUTING.md', 'utf8').split('## Ten questions') as [string, string];
  const rows = [...questions.matchAll(/^\| .+\? \| `([^`]+)` \|$/gm)].map(([, path]) => path!);
  expect(rows).toHaveLength(10);
  expect(rows.filter((path) => !path.startsWith('app/domains/') || !existsSync(path))).toEqual([]);
});
