import type { CourseText } from '#app/domains/modules/types.ts';
import { type Fault, faultsOf } from './fault.ts';
import { lineOf, parseMarkdown, textOf } from './markdown.ts';

/** Reads `<language>/course.md`: the title, a summary of a paragraph, and a list of the objectives in the order of `course.yaml`. */
export function readCourseText(
  file: string,
  markdown: string,
  objectives: string[],
  faults: Fault[],
): CourseText {
  const add = faultsOf(faults, file);
  const { children } = parseMarkdown(markdown, { modules: [], references: [] }, add);
  const [title, summary, list, ...more] = children;
  const hasTitle = title?.type === 'heading' && title.depth === 1;
  if (!hasTitle) add(1, 'title_missing');
  if (summary?.type !== 'paragraph') add(summary ? lineOf(summary) : 1, 'summary_missing');
  const items = list?.type === 'list' ? list.children.map((item) => textOf(item).trim()) : [];
  if (items.length !== objectives.length)
    add(list ? lineOf(list) : 1, 'objectives_count', { has: items.length, needed: objectives.length });
  for (const node of more) add(lineOf(node), 'course_text_more');
  return { title: hasTitle ? textOf(title) : '', summary: summary ? textOf(summary) : '', objectives: items };
}
