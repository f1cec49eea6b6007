import { LineCounter, isAlias, isNode, parseDocument, visit } from 'yaml';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { CourseFile } from './course-file.ts';
import { type Fault, faultsOf } from './fault.ts';

export type Path = (string | number)[];

/** What `course.yaml` says, and where it says it. */
export type StructureFile = { structure: CourseStructure; lineOf(path: Path): number };

export const STRUCTURE_FILE = 'course.yaml';
/** A course of 200 modules with 40 questions each is less. */
const MOST_BYTES = 2 ** 20;

/** Reads `course.yaml` (YAML 1.2, without anchors, aliases or tags); null where its shape is wrong, and then there is a fault. */
export function readStructure(text: string, faults: Fault[]): StructureFile | null {
  const add = faultsOf(faults, STRUCTURE_FILE);
  if (text.length > MOST_BYTES) return (add(1, 'too_long', { most: MOST_BYTES / 1024 }), null);
  if (isNestedDeeply(text)) return (add(1, 'yaml_nested'), null);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  for (const { pos, code } of document.errors) add(lines.linePos(pos[0]).line, 'yaml_syntax', { code });
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
  // A key that is missing has no place: the nearest thing above it has.
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node)) return lineAt(node);
    }
    return 1;
  };
  const { data, error } = CourseFile.safeParse(document.toJS({ maxAliasCount: 0 }));
  for (const issue of error?.issues ?? []) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        add(lineOf([...path, key]), 'yaml_key', { key, where: path.join('.') || '/' });
    else {
      const isMissing = document.getIn(path) === undefined;
      add(lineOf(path), isMissing ? 'yaml_missing' : 'yaml_value', { where: path.join('.') || '/' });
    }
  }
  return data ? { structure: data, lineOf } : null;
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
