import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Files of a domain that hold no verb of their name, each with its reason. */
const COLLECTIONS: Record<string, string> = {
  'notifications.server.ts': 'the mails of a domain, one function each',
  'scheduled.server.ts': 'what runs by itself in a domain: data, no verb',
};

const kebab = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
/** `settleMatchIn` is the part of `settleMatch` that runs in a unit, `…Handler` the job of that name. */
const stemOf = (name: string): string => kebab(name).replace(/(?<!sign)-(in|handler)$/, '');

function exportedFunctions(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.Node) =>
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
  const isFunction = (node: ts.Node | undefined) =>
    node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
  return source.statements.filter(isExported).flatMap((node) => {
    if (ts.isFunctionDeclaration(node)) return [node.name!.text];
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations
      .filter(({ initializer }) => isFunction(initializer))
      .map(({ name }) => name.getText());
  });
}

const verbs = readdirSync('app/domains', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.server.ts') && !name.includes('/internal/'))
  .map((name) => `app/domains/${name}`)
  .filter((path) => !Object.hasOwn(COLLECTIONS, basename(path)));

test('a file outside internal/ holds one verb and is named like it', () => {
  expect(verbs.length).toBeGreaterThan(400);
  const odd = verbs
    .filter((path) => {
      const stems = [...new Set(exportedFunctions(path).map(stemOf))];
      return stems.length !== 1 || stems[0] !== basename(path, '.server.ts');
    })
    .map((path) => path.slice('app/domains/'.length));
  expect(odd).toEqual([]);
});

test('most verbs are read at a glance: half of their files have less than 80 lines, and none has more than 260', () => {
  const lines = verbs.map((path) => readFileSync(path, 'utf8').split('\n').length).toSorted((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(80);
  expect(lines.at(-1)).toBeLessThan(260);
});
