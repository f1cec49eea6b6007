import type { ContainerDirective, RootContent } from './markdown.ts';
import type { FaultCode } from './fault.ts';

/** Faults that may only follow from a directive that is not closed: they are told once it is. */
export const AFTER_OPEN: FaultCode[] = [
  'accepted_missing',
  'alt_missing',
  'case_without_steps',
  'directive_unknown',
  'directive_unread',
  'feedback_misplaced',
  'feedback_missing',
  'list_unexpected',
  'option_empty',
  'options_count',
  'outside_step',
  'question_missing',
  'question_not_in_case',
  'question_outside_step',
  'question_unknown',
  'stem_missing',
  'structure_differs',
  'title_again',
  'unit_missing',
];

/**
 * Directives that are not closed where their author meant it. The parser closes them at the end of what holds them, or, since a line of
 * colons closes the outermost directive of as many, at the end of the next directive: then it is that one which seems to stay open.
 */
export function openDirectives(text: string, nodes: RootContent[]): ContainerDirective[] {
  return nodes.flatMap((node) => {
    if (node.type === 'containerDirective') {
      const takesEnd = node.children.some(
        (each) =>
          each.type === 'containerDirective' &&
          !isClosed(text, each) &&
          colonsOf(text, each) >= colonsOf(text, node),
      );
      if (takesEnd || !isClosed(text, node)) return [node];
    }
    return 'children' in node ? openDirectives(text, node.children) : [];
  });
}

/** The colons with which it begins. */
export const colonsOf = (text: string, { position }: ContainerDirective): number =>
  /^:*/.exec(text.slice(position!.start.offset))![0].length;

function isClosed(text: string, node: ContainerDirective): boolean {
  const { start, end } = node.position!;
  const own = text.slice(start.offset, end.offset).trimEnd();
  const last = /^[\s>]*(:{3,})$/.exec(own.slice(own.lastIndexOf('\n') + 1));
  return own.includes('\n') && last !== null && last[1]!.length >= colonsOf(text, node);
}
