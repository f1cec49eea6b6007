import type { QuestionKey } from '#app/domains/modules/types.ts';
import type { FieldErrors } from '#app/platform/errors.ts';
import type { Response } from './mark-answer.ts';

/** The field of a form that answers a question, and those of an order and of pairs for each of their entries. */
export const ANSWER_FIELD = 'answer';
export const entryField = (id: string): string => `answer-${id}`;

export type AnswerValues = Record<string, string | string[] | undefined>;

/** Reads a response from a form; `fields` when there is none. */
export function readResponse(
  key: QuestionKey,
  values: AnswerValues,
): { response: Response } | { fields: FieldErrors } {
  const all = (name: string): string[] => [values[name] ?? []].flat().map((value) => value.trim());
  const [given = ''] = all(ANSWER_FIELD);
  const refuse = (
    code: 'answer_needed' | 'choose_from_list' | 'number_needed' | 'too_long' | 'each_once',
    name = ANSWER_FIELD,
  ) => ({
    fields: { [name]: code } as FieldErrors,
  });
  const choose = (ids: string[]) => {
    if (given === '') return refuse('answer_needed');
    return ids.includes(given) ? { response: [given] } : refuse('choose_from_list');
  };
  switch (key.kind) {
    case 'single':
      return choose(key.options);
    case 'truefalse':
      return choose(['true', 'false']);
    case 'hotspot': {
      const point = readPoint(given);
      return point ? { response: [point] } : choose(key.areas.map(({ id }) => id));
    }
    case 'multiple': {
      const chosen = [...new Set(all(ANSWER_FIELD).filter((id) => id !== ''))];
      if (chosen.length === 0) return refuse('answer_needed');
      return chosen.every((id) => key.options.includes(id))
        ? { response: chosen.sort() }
        : refuse('choose_from_list');
    }
    case 'order': {
      const places = key.options.map((id) => ({ id, place: Number(all(entryField(id))[0] ?? '') }));
      const wrong = places.find(
        ({ place }) => !Number.isInteger(place) || place < 1 || place > key.options.length,
      );
      if (wrong) return refuse('choose_from_list', entryField(wrong.id));
      const again = places.find(({ place }, at) => places.findIndex((each) => each.place === place) < at);
      if (again) return refuse('each_once', entryField(again.id));
      return { response: places.sort((a, b) => a.place - b.place).map(({ id }) => id) };
    }
    case 'match': {
      const pairs = key.options.map((id) => ({ id, target: all(entryField(id))[0] ?? '' }));
      const wrong = pairs.find(({ target }) => !key.targets.includes(target));
      return wrong
        ? refuse('choose_from_list', entryField(wrong.id))
        : { response: pairs.map(({ id, target }) => `${id}=${target}`) };
    }
    case 'numeric': {
      const number = readNumber(given);
      return number === null ? refuse('number_needed') : { response: [number] };
    }
    case 'text':
      if (given === '') return refuse('answer_needed');
      return given.length > 200 ? refuse('too_long') : { response: [given] };
  }
}

/** Parses a decimal number with a comma or a point; null when it is not a number. */
export function readNumber(text: string): string | null {
  const bare = text
    .replaceAll(/[\s  ]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^[-+]?(\d{1,12})(\.\d{1,6})?$/.test(bare) ? String(Number(bare)) : null;
}

/** `x,y` in per cent, as the page's script sends it. */
function readPoint(text: string): string | null {
  const [, x, y] = /^(\d{1,3}(?:\.\d+)?),(\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  return x !== undefined && y !== undefined && Number(x) <= 100 && Number(y) <= 100 ? `${x},${y}` : null;
}
