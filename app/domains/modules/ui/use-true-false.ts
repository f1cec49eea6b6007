import type { ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';
import { useLessonPlaces } from './lesson-places.tsx';

/** The two answers to a question of true or false, in the words of the text. */
export function useTrueFalse(): ShownQuestion['options'] {
  const { words } = useLessonPlaces();
  return [
    { id: 'true', content: [{ type: 'text', value: words.yes }] },
    { id: 'false', content: [{ type: 'text', value: words.no }] },
  ];
}
