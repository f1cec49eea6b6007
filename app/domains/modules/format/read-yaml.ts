import {
  type Document,
  LineCounter,
  type YAMLMap,
  type YAMLParseError,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import type { Fault, FaultCode, FaultsOf } from './fault.ts';
import { isNestedDeeply } from './is-nested-deeply.ts';

export type Path = (string | number)[];

export type ReadYaml = {
  value: unknown;
  /** Undefined where there is nothing. */
  get(path: Path): unknown;
  /** Of the nearest thing that is there: a key that is missing has no place. */
  lineOf(path: Path): number;
  /** As people find it: an entry by its id, another by its number from 1. */
  nameOf(path: Path): string;
};

/** Reads YAML 1.2 without anchors, aliases and tags; null where it cannot be read, and then there is a fault. */
export function readYaml(text: string, add: FaultsOf): ReadYaml | null {
  if (isNestedDeeply(text)) return (add(1, 'yaml_nested'), null);
  const lines = new LineCounter();
  // Keys that are there twice, and the text around an error, would cost the parser the square of what it reads.
  const options = { lineCounter: lines, strict: true, uniqueKeys: false, prettyErrors: false };
  const document = parseDocument(text, options);
  const errors = [...document.errors, ...wrongKeys(text, document)].sort((a, b) => a.pos[0] - b.pos[0]);
  if (errors.length > 0) {
    addYamlFaults(errors, lines, openQuoteIn(text, document.contents), add);
    return null;
  }
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
  const childOf = childrenByKey();
  const nodeAt = (path: Path) => path.reduce<unknown>(childOf, document.contents);
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    get: (path) => {
      const node = nodeAt(path);
      return isScalar(node) ? node.value : node;
    },
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = nodeAt(path.slice(0, length));
        if (isNode(node)) return lineAt(node);
      }
      return 1;
    },
    nameOf(path) {
      const names = path.map((part, at) => {
        if (typeof part === 'string') return part;
        const id = nodeAt([...path.slice(0, at + 1), 'id']);
        return isScalar(id) && typeof id.value === 'string' ? id.value : part + 1;
      });
      return names.join('.') || '/';
    },
  };
}

/** Finds what is at a key or a place; undefined where nothing is. The keys of a map are gone through once. */
function childrenByKey(): (node: unknown, part: string | number) => unknown {
  const known = new WeakMap<YAMLMap, Map<unknown, unknown>>();
  return (node, part) => {
    if (isSeq(node)) return node.items[Number(part)];
    if (!isMap(node)) return undefined;
    let children = known.get(node);
    if (!children) {
      children = new Map(node.items.map(({ key, value }) => [isScalar(key) ? key.value : key, value]));
      known.set(node, children);
    }
    return children.get(part);
  };
}

type YamlError = Pick<YAMLParseError, 'message' | 'pos'> & {
  code: YAMLParseError['code'] | 'DECIMAL_COMMA';
};

/** Keys that are there twice, and those that are the second half of a number: then `message` is the number. */
function wrongKeys(text: string, document: Document.Parsed): YamlError[] {
  const wrong: YamlError[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        const [from, to] = key.range;
        const number = halvedNumber(text, from);
        if (number !== null) wrong.push({ code: 'DECIMAL_COMMA', message: number, pos: [from, to] });
        else if (seen.has(key.value)) wrong.push({ code: 'DUPLICATE_KEY', message: '', pos: [from, to] });
        seen.add(key.value);
      }
    },
  });
  return wrong;
}

/** A decimal number as most of Europe writes it, and as YAML does; null for anything else. */
export function decimalFacts(value: unknown): Fault['facts'] | null {
  const isDecimal = typeof value === 'string' && /^[-+]?\d+,\d+$/.test(value);
  return isDecimal ? { value, right: value.replace(',', '.') } : null;
}

/** Within braces the comma of `{ answer: 3,5 }` ends an entry, and 5 is the next key: the number of which that key is the second half. */
function halvedNumber(text: string, at: number): string | null {
  const before = /: *([-+]?\d+,)$/.exec(text.slice(Math.max(0, at - 50), at));
  const after = before && /^\d+(?=\s*[,}])/.exec(text.slice(at, at + 50));
  return after && before[1]! + after[0];
}

/** Faults that a reader of YAML gets over: what comes after them is judged by itself. */
const LOCAL: FaultCode[] = ['yaml_decimal', 'yaml_key_again', 'yaml_colon', 'yaml_character', 'yaml_pair'];

/** Faults of what is no YAML: one for each line, up to the first from which others would only follow. `quote`: where one is left open. */
function addYamlFaults(errors: YamlError[], lines: LineCounter, quote: number | null, add: FaultsOf): void {
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const byLine = new Map<number, { error: YamlError; isAlone: boolean }>();
  for (const error of errors) {
    const line = lineAt(error.pos[0]);
    const there = byLine.get(line);
    if (there) there.isAlone = false;
    else byLine.set(line, { error, isAlone: true });
  }
  for (const [line, { error, isAlone }] of byLine) {
    if (quote !== null && error.pos[0] > quote) return add(lineAt(quote), 'yaml_quote');
    const code = faultOf(error, isAlone);
    add(line, code, (error.code === 'DECIMAL_COMMA' && decimalFacts(error.message)) || {});
    if (!LOCAL.includes(code)) return;
  }
}

/** An entry at the wrong depth is several things to the parser, text with a colon in it is one. */
function faultOf({ code, message }: YamlError, isAlone: boolean): FaultCode {
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
    case 'DECIMAL_COMMA':
      return 'yaml_decimal';
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
