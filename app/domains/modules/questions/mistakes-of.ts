import type { QuestionKey } from '#app/domains/modules/types.ts';
import { type Response, areaOf } from './mark-answer.ts';

/**
 * What of a wrong answer was wrong, as `mistakeWords` tells it: an option that was taken wrongly, `-` and an option that was left out, a
 * pair, the whole order, a number or a text; of a picture an area, empty beside all of them.
 */
export function mistakesOf(key: QuestionKey, response: Response): string[] {
  const [first = ''] = response;
  switch (key.kind) {
    case 'multiple':
      return [
        ...response.filter((id) => !key.answer.includes(id)),
        ...key.answer.filter((id) => !response.includes(id)).map((id) => `-${id}`),
      ];
    case 'match':
      return response.filter((pair) => {
        const [left = '', right = ''] = pair.split('=');
        return key.answer[left] !== right;
      });
    case 'order':
      return [response.join(',')];
    case 'hotspot':
      return [areaOf(key.areas, first, key.ratio) ?? ''];
    default:
      return [first];
  }
}
