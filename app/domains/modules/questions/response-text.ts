import type { QuestionKey } from '#app/domains/modules/types.ts';
import { type Response, areaOf } from './mark-answer.ts';

/** Kinds of questions that SCORM and xAPI share. */
export type InteractionType = 'choice' | 'true-false' | 'sequencing' | 'matching' | 'numeric' | 'fill-in';

const TYPES = {
  single: 'choice',
  multiple: 'choice',
  hotspot: 'choice',
  truefalse: 'true-false',
  order: 'sequencing',
  match: 'matching',
  numeric: 'numeric',
  text: 'fill-in',
} as const satisfies Record<QuestionKey['kind'], InteractionType>;

export const typeOf = ({ kind }: QuestionKey): InteractionType => TYPES[kind];

/** Chosen beside all areas of a picture. */
const ELSEWHERE = 'elsewhere';

/**
 * An answer in the grammar of the standard: SCORM 2004 4th Edition RTE §4.2.9.2 and xAPI join with `[,]` and `[.]`; SCORM 1.2 RTE §3.4
 * (CMIFeedback) has one letter or digit for an identifier, and t or f.
 */
export function responseText(key: QuestionKey, given: Response, isOld: boolean): string {
  const response =
    key.kind === 'hotspot' ? [areaOf(key.areas, given[0] ?? '', key.ratio) ?? ELSEWHERE] : given;
  if (!isOld)
    return key.kind === 'match'
      ? response.map((pair) => pair.replace('=', '[.]')).join('[,]')
      : response.join('[,]');
  const letter = (ids: string[], id: string) =>
    ids.includes(id) ? String.fromCharCode(97 + ids.indexOf(id)) : 'z';
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
