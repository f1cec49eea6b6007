import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';

/** Private words of earlier code, each with the field's word. They name nothing here any more. */
const PRIVATE: Record<string, string> = {
  told: 'notified, facts, reported, text',
  tell: 'notify, report, show',
  tells: 'notifies, reports, shows',
  sieve: 'filter',
  deed: 'action',
  deeds: 'actions',
  held: 'the thing itself: webinar, programme, meeting, own',
  door: 'authenticator, window',
  judge: 'evaluate',
  judges: 'evaluates',
  judged: 'evaluated, scored',
  judging: 'evaluating',
  beat: 'heartbeat',
  beats: 'heartbeats',
  books: 'credit inputs',
  apart: 'exclusions',
  anew: 'again, new attempt, start over',
  fold: 'search key, lower case',
  folded: 'search key, lower case',
  sayings: 'texts',
  whoever: 'person',
  'hand on': 'reassign',
  standing: 'registration status, current, occupied; the standing of a doctor is of credits',
  shelf: 'document scope',
  quarterly: 'the interval itself',
};

/** Names that keep such a word: they are stored, sent, or the field's own. Name (or file, with a slash) and why. */
const ALLOWED: Record<string, string> = {
  beat_malformed: 'an error code',
  folded: 'a column',
  foldedPath: 'a column',
  folded_path: 'a column',
  shelf: 'a column',
  countHeldMails: 'mail is held: the word of mail servers',
  heldMails: 'as countHeldMails',
  'app/domains/consultations/ui/case-rows.tsx held': 'a stored state of cases',
};
/** Bytes, locks, leases and places are held: there the word is plain English. */
const HOLDING = /^(app\/platform|db|edge)\/|\/(protocol\/multipart|matching\/[\w-]+|wrap-key(\.test)?)\.ts$/;
/** The standing of a doctor in a programme is the field's word, in the domain that counts and on its pages. */
const COUNTED =
  /^(app\/(domains|routes)\/credits\/|db\/schema\/credits\.ts|tests\/(http\/credits|support)\/|bench\/)/;

const FOLDERS = ['app', 'db', 'sample', 'server', 'cli', 'edge', 'tests'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)
    // Its own keys are the words.
    .filter((path) => path !== 'tests/architecture/glossary.test.ts'),
);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

/** Every identifier of a file, and the name of the file itself. */
function namesIn(path: string): Set<string> {
  const names = new Set([basename(path)]);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      path,
      readFileSync(path, 'utf8'),
      ts.ScriptTarget.Latest,
      false,
      path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return names;
}

const isAllowed = (path: string, name: string, word: string): boolean =>
  Object.hasOwn(ALLOWED, name) ||
  Object.hasOwn(ALLOWED, `${path} ${name}`) ||
  (word === 'held' && HOLDING.test(path)) ||
  (word === 'standing' && COUNTED.test(path));

/** The private words of a name; `hand on` is two. */
const privateWordsOf = (name: string): string[] => {
  const text = ` ${wordsOf(name).join(' ')} `;
  return Object.keys(PRIVATE).filter((word) => text.includes(` ${word} `));
};

test('a name is split into its words', () => {
  expect(wordsOf('isToldOf')).toEqual(['is', 'told', 'of']);
  expect(wordsOf('MADE_ANEW')).toEqual(['made', 'anew']);
  expect(wordsOf('hand-on.server.ts')).toEqual(['hand', 'on', 'server', 'ts']);
  expect(['handOnCase', 'raiseHand', 'retold', 'isToldOf'].map(privateWordsOf)).toEqual([
    ['hand on'],
    [],
    [],
    ['told'],
  ]);
});

test('no identifier and no file has a private word: the field’s word is beside it in this file', () => {
  expect(sources.length).toBeGreaterThan(1000);
  const found = sources.flatMap((path) =>
    [...namesIn(path)].flatMap((name) =>
      privateWordsOf(name)
        .filter((word) => !isAllowed(path, name, word))
        .map((word) => `${path}: ${name} (${PRIVATE[word]})`),
    ),
  );
  expect(found).toEqual([]);
});

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
