import { type Document, LineCounter, type YAMLParseError, isAlias, isNode, parseDocument, visit } from 'yaml';
import type { FaultCode, FaultsOf } from './fault.ts';

export type Path = (string | number)[];

export type ReadYaml = {
  value: unknown;
  has(path: Path): boolean;
  /** Of the nearest thing that is there: a key that is missing has no place. */
  lineOf(path: Path): number;
  /** As people find it: an entry by its id, another by its number from 1. */
  nameOf(path: Path): string;
};

/** Reads YAML 1.2 without anchors, aliases and tags; null where it cannot be read, and then there is a fault. */
export function readYaml(text: string, add: FaultsOf): ReadYaml | null {
  if (isNestedDeeply(text)) return (add(1, 'yaml_nested'), null);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  addYamlFaults(text, document, lines, add);
  if (document.errors.length > 0) return null;
  const lineAt = (node: unknown): number =>
    isNode(node) && node.range ? Math.max(1, lines.linePos(node.range[0]).line) : 1;
  let plain = true;
  visit(document, (_, node) => {
    const isTagged = isNode(node) && node.tag !== undefined;
    if (!isAlias(node) && !isTagged && !(isNode(node) && 'anchor' in node && node.anchor)) return;
    plain = false;
    add(lineAt(node), 'yaml_anchor');
    return visit.BREAK;
  });
  if (!plain) return null;
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    has: (path) => document.getIn(path) !== undefined,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node)) return lineAt(node);
      }
      return 1;
    },
    nameOf(path) {
      const names = path.map((part, at) => {
        if (typeof part === 'string') return part;
        const id = document.getIn([...path.slice(0, at + 1), 'id']);
        return typeof id === 'string' ? id : part + 1;
      });
      return names.join('.') || '/';
    },
  };
}

/** Faults that a reader of YAML gets over: what comes after them is judged by itself. */
const LOCAL: FaultCode[] = ['yaml_key_again', 'yaml_colon', 'yaml_character', 'yaml_pair'];

/** Faults of what is no YAML: one for each line, up to the first from which others would only follow. */
function addYamlFaults(
  text: string,
  { errors, contents }: Document.Parsed,
  lines: LineCounter,
  add: FaultsOf,
): void {
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = ({ pos: [from] }: YAMLParseError) => lineAt(from);
  const quote = openQuoteIn(text, contents);
  let last = 0;
  for (const error of errors) {
    if (quote !== null && error.pos[0] > quote) return add(lineAt(quote), 'yaml_quote');
    const line = lineOf(error);
    if (line === last) continue;
    last = line;
    const code = faultOf(error, errors.filter((each) => lineOf(each) === line).length === 1);
    add(line, code);
    if (!LOCAL.includes(code)) return;
  }
}

/** An entry at the wrong depth is several things to the parser, text with a colon in it is one. */
function faultOf({ code, message }: YAMLParseError, isAlone: boolean): FaultCode {
  switch (code) {
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? 'yaml_bracket' : 'yaml_indent';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return isAlone ? 'yaml_colon' : 'yaml_indent';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'yaml_pair';
    case 'MISSING_CHAR':
      if (message.startsWith('Missing closing')) return 'yaml_quote';
      return isAlone ? 'yaml_syntax' : 'yaml_indent';
    case 'TAB_AS_INDENT':
      return 'yaml_tab';
    case 'DUPLICATE_KEY':
      return 'yaml_key_again';
    case 'MULTIPLE_DOCS':
      return 'yaml_documents';
    case 'BAD_SCALAR_START':
    case 'BAD_DQ_ESCAPE':
      return 'yaml_character';
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return 'yaml_anchor';
    default:
      return 'yaml_syntax';
  }
}

/** A quotation mark that is not closed takes keys and entries below it into its text. */
function openQuoteIn(text: string, contents: Document.Parsed['contents']): number | null {
  let found: number | null = null;
  visit(contents, {
    Scalar: (_, { type, range }) => {
      if (!type?.startsWith('QUOTE') || !range) return;
      if (!/\n *(- |[\w-]+:\s)/.test(text.slice(range[0], range[1]))) return;
      found = range[0];
      return visit.BREAK;
    },
  });
  return found;
}

const MOST_DEPTH = 50;

/** Deeper than any real course; deeper input would cost the parser seconds, or its whole stack. */
function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > MOST_DEPTH) return true;
  }
  return new RegExp(`^(?: |- ){${MOST_DEPTH * 2},}`, 'm').test(text);
}
