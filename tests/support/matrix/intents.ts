import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What a route can be asked to do by name, as its tables declare it, and how it takes what is sent. `unread`: a table that is
 * not written out, or a place that looks at `intent` beside a table, so that not all names are known.
 */
export type Acts = { intents: string[]; hasTable: boolean; unread: string[]; takesFile: boolean };

/** Names that every object knows, and no table. */
export const INHERITED = ['__proto__', 'constructor', 'toString'];

const TABLES = /^(actions|scriptActions|checkedActions)$/;

export function actsOf(path: string): Acts {
  const source = sourceOf(path);
  const intents: string[] = [];
  let hasTable = false;
  const unread: string[] = [];
  const text = (node: ts.Node | undefined) => node?.getText() ?? '';
  const where = (node: ts.Node) => `${path}: ${node.getText().split('\n')[0]}`;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TABLES.test(node.expression.getText())) {
      const [, page] = node.arguments;
      const declared = page && ts.isObjectLiteralExpression(page) ? propertyOf(page, 'intents') : undefined;
      hasTable ||= declared !== undefined;
      const keys = declared ? keysOf(declared, source) : [];
      intents.push(...(keys ?? []));
      if (keys === null || (!declared && !text(page).includes('form:'))) unread.push(where(node));
    }
    // A form that is shown again looks at which one it was; whatever else does is a table by other means.
    if (ts.isStringLiteral(node) && node.text === 'intent' && ts.isElementAccessExpression(node.parent) && ts.isIdentifier(node.parent.expression)) unread.push(where(node.parent)); // oxfmt-ignore
    ts.forEachChild(node, visit);
  };
  visit(source);
  const takesFile = /\b(readUpload|answerUpload)\b/.test(source.getText());
  return { intents: intents.filter((name) => name !== ''), hasTable, unread, takesFile };
}

const propertyOf = (object: ts.ObjectLiteralExpression, name: string) =>
  object.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)?.initializer;

/** Keys of a table, of one that a function makes, here or in a file of ours, and of those that are spread into it; null where it is none of these. */
function keysOf(node: ts.Expression, source: ts.SourceFile): string[] | null {
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression, source);
  if (ts.isArrowFunction(node)) {
    if (!ts.isBlock(node.body)) return keysOf(node.body, source);
    const returned = node.body.statements.filter(ts.isReturnStatement).at(-1)?.expression;
    return returned ? keysOf(returned, source) : null;
  }
  if (ts.isCallExpression(node)) {
    const made = declarationOf(node.expression.getText(), source);
    return made ? keysOf(made.table, made.source) : null;
  }
  if (!ts.isObjectLiteralExpression(node)) return null;
  const keys: string[] = [];
  for (const each of node.properties) {
    const spread = ts.isSpreadAssignment(each) ? keysOf(each.expression, source) : [];
    if (spread === null) return null;
    keys.push(...spread);
    if (each.name) keys.push(ts.isStringLiteral(each.name) ? each.name.text : each.name.getText());
  }
  return keys;
}

type Declared = { table: ts.Expression; source: ts.SourceFile };

function declarationOf(name: string, source: ts.SourceFile): Declared | null {
  const table = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((each) => each.name.getText() === name)?.initializer;
  if (table) return { table, source };
  const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '#(app/[^']+)'`).exec(
    source.getText(),
  );
  return imported ? declarationOf(name, sourceOf(imported[1]!)) : null;
}

const sourceOf = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
