import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What a test writes itself, and the interface happens to say too. */
const DATA = new Set(['10 Introduction', 'A few words', 'Something else']);

const isSentence = (text: string): boolean => text.length >= 10 && text.trim().split(/\s+/).length >= 2;

/** The English sentences of the interface, in the pieces between their values and tags. */
const pieces = new Set<string>();
const collect = (node: object | string): void => {
  if (typeof node === 'string')
    for (const piece of node.split(/\{+[^}]*\}+|<[^>]*>/).map((each) => each.trim())) {
      if (isSentence(piece)) pieces.add(piece);
    }
  else for (const each of Object.values(node) as (object | string)[]) collect(each);
};
for (const name of readdirSync('locales/en'))
  collect(JSON.parse(readFileSync(`locales/en/${name}`, 'utf8')) as object);
const all = [...pieces];
/** A sentence that a literal holds, or one that begins with it. */
const sentenceIn = (text: string): string | undefined =>
  all.find((piece) => text.includes(piece) || piece.startsWith(text));

function literalsOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // The name of a test says what it claims, and may say it in the words of the page.
    if (ts.isCallExpression(node) && /^(test|describe)\b/.test(node.expression.getText()))
      return node.arguments.slice(1).forEach(visit);
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text.replaceAll(/^\/\^?|\\|\$?\/[a-z]*$/g, ''));
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return found.map((text) => text.trim()).filter((text) => isSentence(text) && !DATA.has(text));
}

const files = ['tests/http', 'tests/journeys'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

test('a test of logic names a sentence of the interface by its key: `said` and `pieceOf` of tests/support/words.ts', () => {
  expect(all.length).toBeGreaterThan(1000);
  const found = files.flatMap((path) =>
    literalsOf(path).flatMap((text) => {
      const sentence = sentenceIn(text);
      return sentence === undefined ? [] : [`${path}: ${text} (${sentence})`];
    }),
  );
  expect(found).toEqual([]);
});

test('a sentence is found whole, as a beginning and inside of more', () => {
  expect(sentenceIn('Register and begin')).toBe('Register and begin');
  expect(sentenceIn('Register and')).toBe('Register and begin');
  expect(sentenceIn('<b>Register and begin</b>')).toBe('Register and begin');
  expect(sentenceIn('Heart at home')).toBeUndefined();
});
