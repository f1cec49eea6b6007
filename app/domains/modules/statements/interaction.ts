import { type Response, areaOf } from '#app/domains/modules/questions/mark-answer.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';

/** Interaction types, patterns and responses by xAPI 1.0.3 Part 2 §2.4.4.1, from which IEEE 9274.1.1 does not differ. */

export type InteractionType =
  | 'choice'
  | 'true-false'
  | 'sequencing'
  | 'matching'
  | 'numeric'
  | 'fill-in'
  | 'long-fill-in';

const TYPES: Record<QuestionKey['kind'], InteractionType> = {
  single: 'choice',
  multiple: 'choice',
  hotspot: 'choice',
  truefalse: 'true-false',
  order: 'sequencing',
  match: 'matching',
  numeric: 'numeric',
  text: 'fill-in',
};

export const interactionType = ({ kind }: QuestionKey): InteractionType => TYPES[kind];

const items = (ids: string[]): string => ids.join('[,]');
const pairs = (list: [string, string][]): string => items(list.map((pair) => pair.join('[.]')));

/** Every right answer. `accepted`: the forms of a short text, in all languages. */
export function correctResponses(key: QuestionKey, accepted: string[]): string[] {
  switch (key.kind) {
    case 'single':
    case 'hotspot':
      return [key.answer];
    case 'multiple':
    case 'order':
      return [items(key.answer)];
    case 'truefalse':
      return [String(key.answer)];
    case 'match':
      return [pairs(key.options.map((id) => [id, key.answer[id]!]))];
    case 'numeric':
      return key.tolerance === 0
        ? [String(key.answer)]
        : [`${decimal(key.answer - key.tolerance)}[:]${decimal(key.answer + key.tolerance)}`];
    case 'text':
      return [...new Set(accepted)].map((form) => `{case_matters=false}${form}`);
  }
}

/** What was answered; undefined for a point of a picture that is in no area. */
export function interactionResponse(key: QuestionKey, response: Response): string | undefined {
  const [first = ''] = response;
  switch (key.kind) {
    case 'multiple':
    case 'order':
      return items(response);
    case 'match':
      return pairs(response.map((pair) => pair.split('=') as [string, string]));
    case 'hotspot':
      return areaOf(key.areas, first, key.ratio) ?? undefined;
    default:
      return first;
  }
}

/** Without what adding decimals in binary leaves behind. */
const decimal = (value: number): string => String(Number(value.toFixed(9)));
