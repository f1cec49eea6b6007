import type { Module, ModuleText, Page, QuestionText } from '#app/domains/modules/types.ts';
import { type Fault, faultsOf } from './fault.ts';
import { type RootContent, lineOf, parseMarkdown, textOf, wordsIn } from './markdown.ts';
import { type Mark, readBlocks } from './read-blocks.ts';
import { readQuestion } from './read-question.ts';

/** What the texts of a course may name. */
export type CourseNames = { modules: string[]; references: string[]; media: string[] };

export type ReadModule = {
  text: ModuleText;
  /** The outline that must be identical in all languages: pages, directives, questions and their entries, in order. */
  marks: Mark[];
  /** References that it names. */
  cited: string[];
};

/** Reads one module in one language: `<language>/<module>.md`. */
export function readModule(
  file: string,
  markdown: string,
  module: Module,
  names: CourseNames,
  faults: Fault[],
): ReadModule {
  const add = faultsOf(faults, file);
  const { children } = parseMarkdown(markdown, names, add);
  const [first, ...rest] = children;
  const hasTitle = first?.type === 'heading' && first.depth === 1;
  if (!hasTitle) add(1, 'title_missing');
  const body = hasTitle ? rest : children;
  for (const node of body) if (node.type === 'heading' && node.depth === 1) add(lineOf(node), 'title_again');

  const marks: Mark[] = [];
  const own = { media: names.media, questions: module.questions.map(({ id }) => id) };
  const questions: Record<string, QuestionText> = {};
  const isQuestion = (node: RootContent) => node.type === 'containerDirective' && node.name === 'question';
  for (const node of body.filter(isQuestion)) {
    if (node.type !== 'containerDirective') continue;
    const id = idOf(node);
    const key = module.questions.find((each) => each.id === id);
    if (!key) add(lineOf(node), 'question_unknown', { id });
    else if (questions[id]) add(lineOf(node), 'question_again', { id });
    else {
      marks.push({ line: lineOf(node), is: `:::question ${id}` });
      questions[id] = readQuestion(node, key, { names: own, add, marks });
    }
  }
  for (const { id } of module.questions) if (!questions[id]) add(1, 'question_missing', { id });

  // The questions of a case stand in its steps, those of a set are drawn; in a lesson one may stand where it is written.
  const unfolding = idsInSteps(body);
  const isElsewhere = (node: RootContent) =>
    isQuestion(node) && (module.kind !== 'lesson' || unfolding.includes(idOf(node)));
  const isElsewhereDone = module.kind === 'questions' || module.kind === 'package';
  const pages = splitPages(body.filter((node) => !isElsewhere(node))).map(({ heading, nodes }): Page => {
    if (heading) marks.push({ line: lineOf(heading), is: '##' });
    return {
      title: heading ? textOf(heading) : null,
      blocks: readBlocks(nodes, { names: own, add, marks, isElsewhereDone }),
      words: wordsIn(nodes.map((node) => textOf(node)).join(' ')),
    };
  });
  if (module.kind === 'case')
    for (const { id } of module.questions)
      if (!unfolding.includes(id)) add(1, 'question_not_in_case', { id });
  const cited = [...markdown.matchAll(/:ref\[([^\]]+)\]/g)].map(([, id]) => id!);
  return { text: { title: hasTitle ? textOf(first) : '', pages, questions }, marks, cited };
}

const idOf = (node: RootContent): string =>
  node.type === 'containerDirective' || node.type === 'textDirective' ? (node.attributes?.['id'] ?? '') : '';

/** Questions that the steps of cases name. */
function idsInSteps(nodes: RootContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'textDirective' && node.name === 'question') return [idOf(node)];
    return 'children' in node ? idsInSteps(node.children) : [];
  });
}

/** A heading of the second level begins a page. */
function splitPages(nodes: RootContent[]) {
  const pages: { heading: RootContent | null; nodes: RootContent[] }[] = [{ heading: null, nodes: [] }];
  for (const node of nodes)
    if (node.type === 'heading' && node.depth === 2) pages.push({ heading: node, nodes: [] });
    else pages.at(-1)!.nodes.push(node);
  // Without an introduction the first heading is the first page; a module of questions may have no page at all.
  return pages.filter(
    ({ heading, nodes: own }, at) => heading !== null || own.length > 0 || (at === 0 && pages.length === 1),
  );
}
