import type { Area, QuestionKey } from '#app/domains/modules/types.ts';

/**
 * An answer as it is kept: ids of what was chosen; of true or false the word; of an order all of it; of a match `left=right`; a number
 * as a decimal string; the text as it was typed; of a picture the id of an area, or the point in per cent, `x,y`.
 */
export type Response = string[];

/** Whether an answer is right: wholly or not at all. `accepted`: the forms of a short text. */
export function isRight(key: QuestionKey, response: Response, accepted: string[] = []): boolean {
  const [first = ''] = response;
  switch (key.kind) {
    case 'single':
      return first === key.answer;
    case 'multiple':
      return sameSet(response, key.answer);
    case 'truefalse':
      return first === String(key.answer);
    case 'order':
      return response.length === key.answer.length && response.every((id, at) => id === key.answer[at]);
    case 'match':
      return sameSet(
        response,
        Object.entries(key.answer).map(([left, right]) => `${left}=${right}`),
      );
    case 'numeric':
      // A part in a billion is how computers add, not an answer.
      return Math.abs(Number(first) - key.answer) <= key.tolerance + Math.abs(key.answer) * 1e-9;
    case 'text':
      return accepted.some((form) => sameWords(form, first));
    case 'hotspot':
      return areaOf(key.areas, first, key.ratio) === key.answer;
  }
}

const sameSet = (a: string[], b: string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((each) => b.includes(each));

/** Case, spaces, Unicode composition and a final full stop do not count. */
const sameWords = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s ]+/g, ' ')
    .replaceAll(/^[\s"'“”„«»]+|[\s."'“”„«»!]+$/g, '');

/** The area that was chosen: by its id, or by a point in it; the nearest where several overlap, null beside all of them. `ratio`: height of the picture by its width. */
export function areaOf(areas: Area[], given: string, ratio = 1): string | null {
  if (areas.some(({ id }) => id === given)) return given;
  const [x, y] = given.split(',').map(Number);
  if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) return null;
  const hits = areas
    .map(({ id, r, ...area }) => ({ id, r, far: Math.hypot(area.x - x, (area.y - y) * ratio) }))
    .filter(({ far, r }) => far <= r)
    .sort((a, b) => a.far - b.far);
  return hits[0]?.id ?? null;
}
