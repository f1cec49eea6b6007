import type { List, ListItem } from 'mdast';
import type { Content, QuestionKey, QuestionText } from '#app/domains/modules/types.ts';
import type { FaultsOf } from './fault.ts';
import { type ContainerDirective, type RootContent, lineOf, textOf, toContent } from './markdown.ts';
import { type Mark, type Names, readBlocks } from './read-blocks.ts';

type Reading = { names: Names; add: FaultsOf; marks: Mark[] };

/** How many entries the list of a question has; of a short text, and where there is none, any number. */
function entriesOf(key: QuestionKey): number | null {
  if (key.kind === 'hotspot') return key.areas.length;
  return 'options' in key ? key.options.length : null;
}
/** Each option says by itself why it is right or wrong. */
const hasFeedbackPerOption = ({ kind }: QuestionKey): boolean => kind === 'single' || kind === 'multiple';

/**
 * `:::question{#id}`: the stem, then the list of what may be chosen, then the feedback as a block quote, in the order that
 * docs/courses.md gives for its kind.
 */
export function readQuestion(node: ContainerDirective, key: QuestionKey, reading: Reading): QuestionText {
  const { add } = reading;
  const line = lineOf(node);
  const children = node.children as RootContent[];
  const unit = leaf(children, 'unit');
  const picture = leaf(children, 'picture');
  const lists = children.filter((each): each is List => each.type === 'list');
  const quotes = children.filter((each) => each.type === 'blockquote');
  const rest = children.filter(
    (each) =>
      !['list', 'blockquote', 'thematicBreak'].includes(each.type) && each !== unit && each !== picture,
  );
  const stem = readBlocks(rest, { ...reading, isWithin: 'question' });
  if (stem.length === 0) add(line, 'stem_missing', { id: key.id });
  const unitWord = unit ? textOf(unit).trim() : '';
  const isMeasured = key.kind === 'numeric' && key.unit !== undefined;
  if (isMeasured !== (unitWord !== ''))
    add(line, isMeasured ? 'unit_missing' : 'unit_unasked', { id: key.id });
  const alt = picture?.attributes?.['alt']?.trim() ?? '';
  if (key.kind === 'hotspot' && alt === '') add(line, 'alt_missing', { file: key.picture });

  const [first, second, third] = lists;
  const targets = key.kind === 'match' ? key.targets.length : null;
  const expected = entriesOf(key);
  const accepted = key.kind === 'text' ? (first?.children ?? []).map((item) => textOf(item).trim()) : [];
  if (key.kind === 'text' && accepted.length === 0) add(line, 'accepted_missing', { id: key.id });
  if (expected !== null && first?.children.length !== expected)
    add(first ? lineOf(first) : line, 'options_count', {
      id: key.id,
      has: first?.children.length ?? 0,
      needed: expected,
    });
  if (targets !== null && second?.children.length !== targets)
    add(second ? lineOf(second) : line, 'options_count', {
      id: key.id,
      has: second?.children.length ?? 0,
      needed: targets,
    });
  const tooMany = key.kind === 'match' ? third : expected === null && key.kind !== 'text' ? first : second;
  if (tooMany) add(lineOf(tooMany), 'list_unexpected', { id: key.id });

  const isPerOption = hasFeedbackPerOption(key);
  if (quotes.length !== (isPerOption ? 0 : 1))
    add(line, isPerOption ? 'feedback_misplaced' : 'feedback_missing', { id: key.id });
  const options = (key.kind === 'text' ? [] : (first?.children ?? [])).map((item) =>
    readOption(item, isPerOption, key, add),
  );
  return {
    stem,
    options,
    targets: (key.kind === 'match' ? (second?.children ?? []) : []).map((item) =>
      itemContent(item.children, key, add),
    ),
    feedback: quotes.flatMap((quote) => toContent(quote.children, add)),
    unit: isMeasured ? unitWord : null,
    alt: key.kind === 'hotspot' ? alt : null,
    accepted,
  };
}

function leaf(children: RootContent[], name: string) {
  const found = children.find((each) => each.type === 'leafDirective' && each.name === name);
  return found?.type === 'leafDirective' ? found : null;
}

function readOption(item: ListItem, isPerOption: boolean, key: QuestionKey, add: FaultsOf) {
  const quotes = item.children.filter((each) => each.type === 'blockquote');
  const content = itemContent(
    item.children.filter((each) => each.type !== 'blockquote'),
    key,
    add,
  );
  if (content.length === 0) add(lineOf(item), 'option_empty', { id: key.id });
  if (isPerOption && quotes.length === 0) add(lineOf(item), 'feedback_missing', { id: key.id });
  if (!isPerOption && quotes.length > 0) add(lineOf(quotes[0]!), 'feedback_misplaced', { id: key.id });
  return { content, feedback: quotes.flatMap((quote) => toContent(quote.children, add)) };
}

/** An item with a single paragraph becomes plain label text. Links are a fault: clicking one in a label would leave the page instead of choosing the option. */
function itemContent(children: ListItem['children'], { id }: QuestionKey, add: FaultsOf): Content {
  const link = linkIn(children);
  if (link) add(lineOf(link), 'option_link', { id });
  const content = toContent(children, add);
  const [only, ...more] = content;
  return more.length === 0 && only?.type === 'element' && only.tagName === 'p' ? only.children : content;
}

/** The first link or reference. */
function linkIn(nodes: RootContent[]): RootContent | null {
  for (const node of nodes) {
    if (node.type === 'link' || (node.type === 'textDirective' && node.name === 'ref')) return node;
    const found = 'children' in node ? linkIn(node.children) : null;
    if (found) return found;
  }
  return null;
}
