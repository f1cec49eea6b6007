import type { QuestionKey } from '#app/domains/modules/types.ts';
import type { Response } from './mark-answer.ts';

/** The right answer as it would have been given. `accepted`: the forms of a short text, of which it is the first. */
export function rightResponse(key: QuestionKey, accepted: string[]): Response {
  switch (key.kind) {
    case 'single':
    case 'hotspot':
      return [key.answer];
    case 'multiple':
    case 'order':
      return key.answer;
    case 'truefalse':
    case 'numeric':
      return [String(key.answer)];
    case 'match':
      return key.options.map((id) => `${id}=${key.answer[id]}`);
    case 'text':
      return accepted.slice(0, 1);
  }
}
