import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Intents of a route, read from its source, and how it reads its input. */
export type Acts = { intents: string[]; unread: string[]; takesFile: boolean };

/** `state.values['intent']` of a component: which form is shown with what was wrong in it. */
const isShownAgain = (node: ts.Node) =>
  ts.isElementAccessExpression(node) && !ts.isIdentifier(node.expression);
const parse = (path: string) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true); // oxfmt-ignore
const isName = (text: string) => /^[a-z][a-z-]*$/.test(text);
const textsIn = (node: ts.Node): string[] => {
  const found: string[] = [];
  const walk = (each: ts.Node) => {
    if (ts.isStringLiteral(each)) found.push(each.text);
    if (ts.isPropertyAssignment(each) && ts.isIdentifier(each.name)) found.push(each.name.text);
    ts.forEachChild(each, walk);
  };
  walk(node);
  return found.filter(isName);
};
const saysIntent = (node: ts.Node) => /\bintent\b/.test(node.getText());

/**
 * Finds the names that the pages of a route know: what `intent` is compared with, the cases of a switch over it, the keys of the
 * acts that it chooses from. Follows what a domain does with it. `unread`: places that read `intent` in a way that this does
 * not understand, so that the names there are not known.
 */
export function actsOf(path: string): Acts {
  const source = parse(path);
  const files = [source, ...domainFilesOf(source).filter(saysIntentInCode)];
  const parts = files.map(intentsIn);
  return {
    intents: [...new Set(parts.flatMap(({ intents }) => intents))],
    unread: parts.flatMap(({ unread }) => unread),
    takesFile: /\b(readUpload|answerUpload)\b/.test(source.getText()),
  };
}

const importsOf = (source: ts.SourceFile) =>
  source.statements.filter(ts.isImportDeclaration).map((each) => {
    const from = (each.moduleSpecifier as ts.StringLiteral).text;
    const folder = source.fileName.replace(/[^/]+$/, '');
    const path = from.startsWith('#') ? from.slice(1) : from.startsWith('.') ? folder + from : '';
    return { names: each.importClause?.getText() ?? '', path };
  });
const domainFilesOf = (source: ts.SourceFile) =>
  importsOf(source)
    .filter(({ path }) => /^app\/domains\/.*\.server\.ts$/.test(path) && existsSync(path))
    .map(({ path }) => parse(path));
const saysIntentInCode = (source: ts.SourceFile) => /['"]intent['"]/.test(source.getText());

function intentsIn(source: ts.SourceFile): Omit<Acts, 'takesFile'> {
  const intents: string[] = [];
  const unread: string[] = [];
  /** Value of a name in this file, or in one that it imports. */
  function declared(name: string): ts.Node[] {
    const found: ts.Node[] = [];
    const look = (node: ts.Node) => {
      if ((ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.getText() === name) found.push(node); // oxfmt-ignore
      ts.forEachChild(node, look);
    };
    look(source);
    if (found.length > 0) return found;
    const from = importsOf(source).find(({ names }) => new RegExp(`\\b${name}\\b`).test(names));
    if (!from || !existsSync(from.path)) return [];
    const other = parse(from.path);
    // Names that it looks up there are in that file too.
    const named = (word: string) => other.statements.filter((each) => new RegExp(`\\b(const|function) ${word}\\b`).test(each.getText())); // oxfmt-ignore
    const mentioned = named(name).flatMap((each) => each.getText().match(/\b[A-Z][A-Z_]+\b/g) ?? []);
    return [...new Set([name, ...mentioned])].flatMap(named);
  }

  /** Takes the names that this use of `intent` chooses from; false where it is none that is understood. */
  function take(node: ts.Node): boolean {
    if (ts.isSwitchStatement(node) && saysIntent(node.expression)) {
      for (const clause of node.caseBlock.clauses) if (ts.isCaseClause(clause)) intents.push(...textsIn(clause.expression)); // oxfmt-ignore
      return true;
    }
    if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) {
      intents.push(...[node.left, node.right].filter(ts.isStringLiteral).map(({ text }) => text));
      return true;
    }
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'intent') return true;
    if (!ts.isCallExpression(node) || /^(said|String)$/.test(node.expression.getText())) return false;
    // `[…].includes(intent)`, `WORK.get(intent)`, `isMove(intent)`, `actOn(intent, work, …)`; what is handed on is no choice.
    const [callee] = node.expression.getText().split('.') as [string];
    if (callee !== 'actOn' && node.arguments.length !== 1) return false;
    const chosenFrom = callee === 'actOn' ? node.arguments[1]!.getText() : callee;
    const sources = callee.startsWith('[') ? [node.expression] : declared(chosenFrom);
    for (const each of sources) intents.push(...keysOf(each));
    return sources.length > 0;
  }

  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) && node.text === 'intent' && !isShownAgain(node.parent)) {
      let at: ts.Node = node.parent;
      while (!ts.isStatement(at) && !take(at)) at = at.parent;
      if (ts.isStatement(at) && !take(at)) unread.push(`${source.fileName}: ${at.getText().split('\n')[0]}`);
    } else if (ts.isIdentifier(node) && node.text === 'intent' && !ts.isVariableDeclaration(node.parent)) {
      for (let at: ts.Node = node.parent; !ts.isStatement(at) && !take(at);) at = at.parent;
    }
    // A page's own markup names what it sends; that is harvested from the page.
    if (!ts.isJsxElement(node) && !ts.isJsxSelfClosingElement(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return { intents: intents.filter((name) => isName(name) && name !== 'intent'), unread };
}

/** The keys of an object or a Map, the words of a list. */
function keysOf(node: ts.Node): string[] {
  const keys: string[] = [];
  const walk = (each: ts.Node) => {
    if (ts.isObjectLiteralExpression(each)) {
      for (const one of each.properties) if (one.name) keys.push(one.name.getText().replace(/'/g, ''));
      return;
    }
    if (ts.isStringLiteral(each)) keys.push(each.text);
    ts.forEachChild(each, walk);
  };
  walk(node);
  return keys.filter(isName);
}
