import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';

const glossary = readFileSync('docs/glossary.md', 'utf8');
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

type Tree = { [key: string]: string | Tree };
function sentence(locale: string, namespace: string, key: string): string | Tree | undefined {
  const tree = JSON.parse(readFileSync(`locales/${locale}/${namespace}.json`, 'utf8')) as Tree;
  return key
    .split('.')
    .reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), tree);
}

test('the glossary has a section for each domain, and each of its words one sentence', () => {
  const sections = [...glossary.matchAll(/^## (\w+)/gm)].map(([, name]) => name!);
  const domains = readdirSync('app/domains').filter((name) => name !== 'operations');
  expect(sections.toSorted()).toEqual([...domains, 'server'].toSorted());
  const words = glossary
    .split('\n')
    .filter((line) => /^\| (?!word |key |`)/.test(line))
    .map(cellsOf);
  expect(words.length).toBeGreaterThan(200);
  for (const [word, meaning, ...rest] of words) {
    expect(rest, word).toHaveLength(1);
    expect(meaning, word).toMatch(/^[A-Z0-9`*"].*\.$/);
  }
});

test('the words of the interface in the glossary are those of the locales', () => {
  const rows = glossary
    .split('\n')
    .filter((line) => /^\| `\w+:/.test(line))
    .map(cellsOf);
  expect(rows.length).toBeGreaterThan(50);
  for (const [quoted, ...cells] of rows) {
    const [namespace, key] = quoted!.replaceAll('`', '').split(':') as [string, string];
    expect([key, cells]).toEqual([key, LOCALES.map(({ code }) => sentence(code, namespace, key))]);
  }
});
