import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { NAMESPACES } from '#app/i18n/namespaces.ts';

type Tree = { [key: string]: string | Tree };
const read = (locale: string, namespace: string) =>
  JSON.parse(readFileSync(`locales/${locale}/${namespace}.json`, 'utf8')) as Tree;

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix + key}.`)) all.set(inner, text);
  return all;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(PLURAL, '');
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
/** Keys with plural forms, with the union of their variables; other keys with theirs. */
function shape(locale: string, namespace: string) {
  const keys = new Map<string, Set<string>>();
  for (const [key, text] of flat(read(locale, namespace))) {
    const known = keys.get(stem(key)) ?? new Set();
    for (const name of variables(text)) known.add(name);
    keys.set(stem(key), known);
  }
  return Object.fromEntries([...keys].map(([key, names]) => [key, [...names].sort()]).sort());
}

for (const namespace of NAMESPACES)
  for (const { code } of LOCALES)
    test(`${code}/${namespace}: the same keys and variables as English, no empty sentence`, () => {
      expect(shape(code, namespace)).toEqual(shape('en', namespace));
      for (const [key, text] of flat(read(code, namespace))) expect(text.trim(), key).not.toBe('');
    });

test('each language has exactly the plural forms that it has', () => {
  for (const { code } of LOCALES) {
    const wanted = new Intl.PluralRules(code).resolvedOptions().pluralCategories.sort();
    for (const namespace of NAMESPACES) {
      const forms = new Map<string, string[]>();
      for (const key of flat(read(code, namespace)).keys()) {
        const form = PLURAL.exec(key)?.[1];
        if (form) forms.set(stem(key), [...(forms.get(stem(key)) ?? []), form]);
      }
      for (const [key, has] of forms) expect(has.sort(), `${code}/${namespace}: ${key}`).toEqual(wanted);
    }
  }
});

test('no sentence is English in another language', () => {
  const same = new Set<string>();
  for (const namespace of NAMESPACES) {
    const english = flat(read('en', namespace));
    for (const { code } of LOCALES.slice(1))
      for (const [key, text] of flat(read(code, namespace)))
        if (text === english.get(key) && /[a-z]{3,} [a-z]{3,}/i.test(text))
          same.add(`${code}/${namespace}: ${key}`);
  }
  expect([...same]).toEqual([]);
});

test('no full stop follows a date where dates end in one already', () => {
  const dotted = LOCALES.map(({ code }) => code).filter((code) =>
    formatFor(code, 'UTC').date(new Date(0)).endsWith('.'),
  );
  expect(dotted).toEqual(['lv', 'lt', 'be']);
  const twice = dotted.flatMap((code) =>
    NAMESPACES.flatMap((namespace) =>
      [...flat(read(code, namespace))]
        .filter(([, text]) => text.includes('{{date}}.'))
        .map(([key]) => `${code}/${namespace}: ${key}`),
    ),
  );
  expect(twice).toEqual([]);
});

test('a finding is a heading without a full stop, and at most one paragraph, the same in every language', () => {
  const findings = (locale: string) =>
    [...flat(read(locale, 'scorm'))].filter(([key]) => key.startsWith('finding.'));
  const lines = (locale: string) => findings(locale).map(([key, text]) => [key, text.split('\n').length]);
  for (const { code } of LOCALES) {
    expect(lines(code)).toEqual(lines('en'));
    for (const [key, text] of findings(code)) {
      const [heading, below = '.', ...more] = text.split('\n');
      expect([code, key, /\.( |$)/.test(heading!), /[.}]$/.test(below), more]).toEqual([
        code,
        key,
        false,
        true,
        [],
      ]);
    }
  }
});

test('a locale folder holds the namespaces and nothing else', () => {
  for (const { code } of LOCALES)
    expect(readdirSync(`locales/${code}`).sort()).toEqual(NAMESPACES.map((each) => `${each}.json`).sort());
});

test('courses, evaluations and certificates exist in all seven languages', () => {
  const codes = LOCALES.map(({ code }) => code as string).sort();
  for (const name of readdirSync('content/courses'))
    expect(
      readdirSync(`content/courses/${name}`)
        .filter((each) => codes.includes(each))
        .sort(),
    ).toEqual(codes);
  const certificate = JSON.parse(readFileSync('content/certificates/1.json', 'utf8')) as Record<
    string,
    object
  >;
  expect(Object.keys(certificate).sort()).toEqual(codes);
  for (const code of codes) expect(Object.keys(certificate[code]!)).toEqual(Object.keys(certificate['en']!));
  const form = JSON.parse(readFileSync('content/evaluations/1.json', 'utf8')) as {
    questions: { text: object }[];
  };
  for (const question of form.questions) expect(Object.keys(question.text).sort()).toEqual(codes);
});
