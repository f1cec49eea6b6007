import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import type { Interaction } from './lms.ts';

const TYPES = {
  single: 'choice',
  multiple: 'choice',
  hotspot: 'choice',
  truefalse: 'true-false',
  order: 'sequencing',
  match: 'matching',
  numeric: 'numeric',
  text: 'fill-in',
} as const satisfies Record<QuestionKey['kind'], Interaction['type']>;

export const typeOf = ({ kind }: QuestionKey): Interaction['type'] => TYPES[kind];

/**
 * An answer in the grammar of the standard: SCORM 2004 4th Edition RTE §4.2.9.2 joins with `[,]` and `[.]`; SCORM 1.2 RTE §3.4
 * (CMIFeedback) has one letter or digit for an identifier, and t or f.
 */
export function responseText(key: QuestionKey, response: Response, is2004: boolean): string {
  if (is2004)
    return key.kind === 'match'
      ? response.map((pair) => pair.replace('=', '[.]')).join('[,]')
      : response.join('[,]');
  const letter = (ids: string[], id: string) => String.fromCharCode(97 + Math.max(0, ids.indexOf(id)));
  switch (key.kind) {
    case 'truefalse':
      return response[0] === 'true' ? 't' : 'f';
    case 'match':
      return response
        .map((pair) => pair.split('='))
        .map(([left = '', right = '']) => `${letter(key.options, left)}.${letter(key.targets, right)}`)
        .join(',');
    case 'numeric':
    case 'text':
      return response.join('');
    case 'hotspot':
      return letter(
        key.areas.map(({ id }) => id),
        response[0] ?? '',
      );
    default:
      return response.map((id) => letter(key.options, id)).join(',');
  }
}
