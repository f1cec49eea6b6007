import type { ElementContent } from 'hast';
import type { Nodes, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Content } from '#app/domains/modules/types.ts';
import type { FaultsOf } from './fault.ts';
import { colonsOf, openDirectives } from './open-directives.ts';

export type { ContainerDirective, LeafDirective, Root, RootContent, TextDirective };

/** Lines of a file in which no fault has a better place. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);

/** Text directives of ours; another `:name` is the text that it was, such as the minutes of `14:30`. */
const TEXT_DIRECTIVES = ['ref', 'question'];

/** CommonMark with tables and directives. HTML, pictures, footnotes and unknown links are faults and are left out. */
export function parseMarkdown(
  text: string,
  known: { modules: string[]; references: string[] },
  add: FaultsOf,
): Root {
  const root = parser.parse(text);
  for (const each of openDirectives(text, root.children))
    add(lineOf(each), 'directive_open', { directive: each.name, colons: ':'.repeat(colonsOf(text, each)) });
  const clean = <Node extends { type: string }>(children: Node[], parent: string): Node[] =>
    children.flatMap((child): Node[] => {
      // The children of any node are what a root may hold, as far as we look at them.
      const node = child as unknown as RootContent;
      const line = lineOf(node);
      if (node.type === 'paragraph') addUnreadFaults(text, node, add);
      if (node.type === 'html') return (add(line, 'html'), []);
      if (node.type === 'image' || node.type === 'imageReference')
        return (add(line, 'picture_without_figure'), []);
      if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
        return (add(line, 'footnote'), []);
      if (node.type === 'definition' || node.type === 'linkReference')
        return (add(line, 'link_reference'), []);
      if (node.type === 'textDirective' && !TEXT_DIRECTIVES.includes(node.name)) {
        const { start, end } = node.position!;
        // Text may stand wherever a text directive may.
        return [{ type: 'text', value: text.slice(start.offset, end.offset) } as unknown as Node];
      }
      if (
        node.type === 'textDirective' &&
        node.name === 'question' &&
        (parent !== 'paragraph' || children.length > 1)
      )
        return (add(line, 'question_outside_step', { id: node.attributes?.['id'] ?? '' }), []);
      if (node.type === 'textDirective' && node.name === 'ref') {
        const id = textOf(node);
        if (!known.references.includes(id)) add(line, 'reference_unknown', { id });
      }
      if (node.type === 'link') checkLink(node.url, known.modules, (code, facts) => add(line, code, facts));
      if ('children' in node) node.children = clean(node.children as never, node.type) as never;
      return [child];
    });
  root.children = clean(root.children, 'root');
  return root;
}

/** Text that looks like a table or a directive, which its readers would see as it is written. */
function addUnreadFaults(text: string, { position }: Nodes, add: FaultsOf): void {
  const { start, end } = position!;
  const lines = text.slice(start.offset, end.offset).split('\n');
  const isRow = (line: string | undefined) => /^[\s>]*\|.*\|\s*$/.test(line ?? '');
  const row = lines.findIndex((line, at) => isRow(line) && isRow(lines[at + 1]));
  if (row !== -1) add(start.line + row, 'table_broken');
  const mark = lines.findIndex((line) => /^[\s>]*:::/.test(line));
  if (mark !== -1) add(start.line + mark, 'directive_unread', { text: lines[mark]!.trim() });
}

const INTERNAL = 'module:';
type LinkFault = (code: 'link_dead' | 'link_form', facts: { to: string }) => void;

function checkLink(url: string, modules: string[], add: LinkFault): void {
  if (url.startsWith(INTERNAL)) {
    if (!modules.includes(url.slice(INTERNAL.length))) add('link_dead', { to: url.slice(INTERNAL.length) });
  } else if (!/^https?:/.test(url) || !URL.canParse(url)) add('link_form', { to: url });
}

/** The plain text of a node. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** Nothing but text: no element can run, load or be addressed from outside. */
const ALLOWED: Options = {
  strip: ['script', 'style'],
  tagNames: ['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 'del', 'sub', 'sup', 'code', 'pre', 'blockquote', 'a', 'br', 'hr', 'cite'], // oxfmt-ignore
  attributes: {
    a: ['href', 'dataModule'],
    cite: ['dataReference'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https'] },
};

const toHast = unified()
  .use(remarkRehype, {
    handlers: {
      textDirective: (_: unknown, node: TextDirective): ElementContent => ({
        type: 'element',
        tagName: 'cite',
        properties: { dataReference: textOf(node) },
        children: [],
      }),
      link(state: { all(node: Nodes): ElementContent[] }, node: { url: string } & Nodes): ElementContent {
        const properties = node.url.startsWith(INTERNAL)
          ? { dataModule: node.url.slice(INTERNAL.length) }
          : { href: node.url };
        return { type: 'element', tagName: 'a', properties, children: state.all(node) };
      },
    },
  })
  .use(rehypeSanitize, ALLOWED);

/** Elements without positions and without the line breaks between blocks. A directive within text or a list would be lost, and is a fault. */
export function toContent(children: RootContent[], add: FaultsOf): Content {
  for (const each of directivesIn(children)) add(lineOf(each), 'directive_unknown', { directive: each.name });
  const { children: elements } = toHast.runSync({ type: 'root', children });
  return elements.flatMap((node) => bare(node as ElementContent, true));
}

const directivesIn = (nodes: RootContent[]): (ContainerDirective | LeafDirective)[] =>
  nodes.flatMap((node) =>
    node.type === 'containerDirective' || node.type === 'leafDirective'
      ? [node]
      : 'children' in node
        ? directivesIn(node.children)
        : [],
  );

const HOLDS_BLOCKS = ['ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'blockquote'];

function bare(node: ElementContent, isBlock: boolean): Content {
  if (node.type === 'text')
    return isBlock && node.value.trim() === '' ? [] : [{ type: 'text', value: node.value }];
  if (node.type !== 'element') return [];
  const { tagName, properties, children } = node;
  const inside = HOLDS_BLOCKS.includes(tagName);
  return [{ type: 'element', tagName, properties, children: children.flatMap((each) => bare(each, inside)) }];
}

/** Words of a text, for how long it takes to read. */
export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
