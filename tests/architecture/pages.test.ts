import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tsxIn = (folder: string): { path: string; text: string }[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const routes = tsxIn('app/routes');
const drawn = [...routes, ...tsxIn('app/domains'), ...tsxIn('app/ui')].filter(({ path }) =>
  path.endsWith('.tsx'),
);
/** Places of a pattern, as `path: text`. */
const found = (files: typeof routes, pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`));

test('no route is longer than 200 lines: what a page says is a component of its domain', () => {
  expect(routes.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path)).toEqual([]);
});

test('no route reads tables: it calls verbs', () => {
  expect(found(routes, /from '#db\/[^']*'/g)).toEqual([]);
});

test('no route decides by itself who may: it compares no ids of people and looks at no roles', () => {
  const compared = /[\w.]*\bactor[!?]?\.id\b\s*[!=]==|[!=]==\s*[\w.]*\bactor[!?]?\.id\b/g;
  const looked = /\b(roles|officerOf)\.includes\(|\bisOfficerOf\(|\brole [!=]== '(host|cohost|moderator)'/g;
  expect([...found(routes, compared), ...found(routes, looked)]).toEqual([]);
});

/** Forms that are no `ActionForm`, and why. */
const BY_HAND: Record<string, string> = {
  'app/ui/form.tsx': 'draws them',
  'app/ui/buttons.tsx': 'draws those of one button',
  'app/ui/fault.tsx': 'sends again what was sent, field by field',
  'app/domains/consultations/ui/checked-form.tsx':
    'its script alone sends it, when it has been checked on the device',
};

test('a form that does something is an ActionForm; by hand are those that search, and these', () => {
  const forms = drawn.flatMap(({ path, text }) =>
    [...text.matchAll(/<form\b[^>]*>/g)].map(([tag]) => ({ path, tag: tag.replace(/\s+/g, ' ') })),
  );
  const searches = /method="get"|role="search"|^<form( className="[^"]*")?>$/;
  const others = forms.filter(({ tag }) => !searches.test(tag));
  expect([...new Set(others.map(({ path }) => path))].toSorted()).toEqual(Object.keys(BY_HAND).toSorted());
  expect(forms.length).toBeLessThan(20);
});

test('a list of things with a way on each is drawn by Rows', () => {
  expect(found(drawn, /className="rows"/g)).toEqual(['app/ui/rows.tsx: className="rows"']);
});

test('a key of a sentence is never asserted: its type follows from what it is made of', () => {
  expect(found(drawn, /\bt\([^()]* as '[^']*'/g).length).toBeLessThanOrEqual(5);
});
