import type { PackageQuestion } from '#app/domains/modules/packages/package-data.ts';
import { type Response, areaOf } from '#app/domains/modules/questions/mark-answer.ts';
import { rightResponse } from '#app/domains/modules/questions/right-response.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { bare } from './elements.ts';
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

/** A question as an activity (xAPI 1.0.3 Part 2 §2.4.4.1). `accepted`: forms of a short text. */
export function definitionOf(
  key: QuestionKey,
  text: PackageQuestion,
  language: string,
  accepted: string[],
): object {
  const named = (entries: { id: string; text: string }[]) =>
    entries.map((each) => ({ id: each.id, description: { [language]: each.text } }));
  const options = named(text.options.map(({ id, html }) => ({ id, text: bare(html) })));
  return {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    interactionType: typeOf(key),
    description: { [language]: bare(text.stem) },
    correctResponsesPattern: rightPatterns(key, accepted),
    ...(key.kind === 'match' ? { source: options, target: named(text.targets) } : {}),
    ...(typeOf(key) === 'choice' || key.kind === 'order' ? { choices: options } : {}),
  };
}

function rightPatterns(key: QuestionKey, accepted: string[]): string[] {
  switch (key.kind) {
    case 'numeric': {
      const [least, most] = [key.answer - key.tolerance, key.answer + key.tolerance];
      return [[least, most].map((each) => Number(each.toPrecision(12))).join('[:]')];
    }
    case 'text':
      return accepted.map((form) => `{case_matters=false}${form}`);
    default:
      return [responseText(key, rightResponse(key, accepted), false)];
  }
}
