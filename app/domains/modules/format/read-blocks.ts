import type { Block } from '#app/domains/modules/types.ts';
import type { FaultsOf } from './fault.ts';
import {
  type ContainerDirective,
  type LeafDirective,
  type RootContent,
  lineOf,
  textOf,
  toContent,
  wordsIn,
} from './markdown.ts';
import { type MediaKind, mediaKind } from './media-kinds.ts';
import { missingFault } from './media-names.ts';

/** What a text may name: everything else in it is a fault. */
export type Names = { media: string[]; questions: string[] };

/** Directives within the text of a page, in the order in which they stand, without their words: the same in all languages. */
export type Mark = { line: number; is: string };

type Reading = {
  names: Names;
  add: FaultsOf;
  marks: Mark[];
  isWithin?: 'case' | 'step' | 'question';
  /** The module is done by its attempt or its package, and by nothing that is played. */
  isElsewhereDone?: boolean;
};
type Directive = ContainerDirective | LeafDirective;

/** The blocks of a page, of a step or of a stem. Faults: unknown directives, and known ones that lack something or stand where they may not. */
export function readBlocks(children: RootContent[], reading: Reading): Block[] {
  const blocks: Block[] = [];
  let prose: RootContent[] = [];
  const endProse = () => {
    const content = toContent(prose, reading.add);
    if (content.length > 0) blocks.push({ kind: 'prose', content });
    prose = [];
  };
  for (const node of children) {
    const id = namedQuestion(node);
    if (id !== null) {
      endProse();
      blocks.push(...readQuestionMark(node, id, reading));
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      endProse();
      const block = readDirective(node, reading);
      if (block) blocks.push(block);
    } else prose.push(node);
  }
  endProse();
  return blocks;
}

/** `:question{#id}` in a paragraph of its own: the question stands here. */
function namedQuestion(node: RootContent): string | null {
  if (node.type !== 'paragraph') return null;
  const [only, ...more] = node.children;
  if (more.length > 0 || only?.type !== 'textDirective' || only.name !== 'question') return null;
  return only.attributes?.['id'] ?? '';
}

function readQuestionMark(node: RootContent, id: string, { names, add, marks, isWithin }: Reading): Block[] {
  if (isWithin !== 'step') return (add(lineOf(node), 'question_outside_step', { id }), []);
  if (!names.questions.includes(id)) return (add(lineOf(node), 'question_unknown', { id }), []);
  marks.push({ line: lineOf(node), is: `question ${id}` });
  return [{ kind: 'question', id }];
}

function readDirective(node: Directive, reading: Reading): Block | null {
  const { add, marks } = reading;
  const line = lineOf(node);
  const attribute = (name: string): string => node.attributes?.[name]?.trim() ?? '';
  const media = (name: string, ...kinds: MediaKind[]): string => {
    const file = attribute(name);
    if (file === '') add(line, 'attribute_missing', { directive: node.name, attribute: name });
    else if (!reading.names.media.includes(file)) add(line, ...missingFault(file, reading.names.media));
    else if (!kinds.some((kind) => kind === mediaKind(file)))
      add(line, 'media_kind', { file, directive: node.name });
    return file;
  };
  const inside = node.children as RootContent[];
  const mark = (more = '') => marks.push({ line, is: more === '' ? node.name : `${node.name} ${more}` });
  const isContainer = node.type === 'containerDirective';
  switch (isContainer ? node.name : `::${node.name}`) {
    case 'figure': {
      const [src, alt] = [media('src', 'picture', 'drawing'), attribute('alt')];
      if (alt === '') add(line, 'alt_missing', { file: src });
      mark(src);
      return { kind: 'figure', src, alt, content: toContent(inside, add) };
    }
    case 'keypoint':
    case 'caution':
      mark();
      return { kind: node.name as 'keypoint' | 'caution', content: toContent(inside, add) };
    case 'question': {
      if (reading.isWithin) break;
      const id = attribute('id');
      return reading.names.questions.includes(id) ? { kind: 'question', id } : null;
    }
    case 'case':
      if (reading.isWithin) break;
      return readCase(node as ContainerDirective, attribute('id'), reading);
    case 'reflect': {
      const id = attribute('id');
      if (id === '') add(line, 'attribute_missing', { directive: 'reflect', attribute: '#' });
      mark(id);
      return { kind: 'reflect', id, content: toContent(inside, add) };
    }
    case 'video':
    case 'audio': {
      const isVideo = node.name === 'video';
      const src = media('src', isVideo ? 'video' : 'audio');
      const captions = attribute('captions') === '' ? null : media('captions', 'captions');
      if (isVideo && !captions) add(line, 'captions_missing', { file: src });
      if (inside.length === 0) add(line, 'transcript_missing', { file: src });
      const watch = attribute('watch') === '' ? null : Number(attribute('watch'));
      const isShare = watch === null || (Number.isInteger(watch) && watch >= 1 && watch <= 100);
      const mayWatch = reading.isWithin !== 'question' && !reading.isElsewhereDone;
      if (!isShare || (watch !== null && !mayWatch)) add(line, 'watch_wrong');
      mark([src, ...(captions ? [captions] : []), ...(watch === null ? [] : [`watch=${watch}`])].join(' '));
      const words = wordsIn(inside.map((each) => textOf(each)).join(' '));
      const kind = isVideo ? 'video' : 'audio';
      return { kind, src, captions, watch, transcript: toContent(inside, add), words };
    }
    case '::download': {
      const [src, label] = [media('src', 'document'), textOf(node)];
      if (label === '') add(line, 'label_missing', { file: src });
      mark();
      return { kind: 'download', src, label };
    }
  }
  add(line, 'directive_unknown', { directive: node.name });
  return null;
}

function readCase(node: ContainerDirective, id: string, reading: Reading): Block {
  const { add, marks } = reading;
  marks.push({ line: lineOf(node), is: `case ${id}` });
  if (id === '') add(lineOf(node), 'attribute_missing', { directive: 'case', attribute: '#' });
  const steps = (node.children as RootContent[]).flatMap((step) => {
    if (step.type !== 'containerDirective' || step.name !== 'step') {
      add(lineOf(step), 'outside_step');
      return [];
    }
    const title = step.attributes?.['title']?.trim() ?? '';
    if (title === '') add(lineOf(step), 'attribute_missing', { directive: 'step', attribute: 'title' });
    marks.push({ line: lineOf(step), is: 'step' });
    return [{ title, blocks: readBlocks(step.children, { ...reading, isWithin: 'step' }) }];
  });
  if (steps.length < 2) add(lineOf(node), 'case_without_steps', { id });
  return { kind: 'case', id, steps };
}
