import type { LessonWords } from '#app/domains/modules/reading/lesson-view.ts';
import { createContext, useContext } from 'react';

/** Where references and links of a text lead on its page. */
export type LessonPlaces = {
  /** Of the text. */
  language: string;
  words: LessonWords;
  /** From 1; 0 where the page has no such source. */
  numberOf(referenceId: string): number;
  sourceName(number: number): string;
  /** Of a table, which scrolls by itself where it is wide. */
  tableName: string;
  /** Of the course. */
  pageUrl(moduleId: string, page?: number): string;
  /** Somebody only looks: nothing is sent. */
  isPreview: boolean;
  pictureUrl(hash: string): string;
  /** Of recordings, captions and documents. */
  fileUrl(hash: string, document?: string): string;
  /** Where a package that is a module is looked at; null where it is launched. */
  packageUrl: ((packageId: string) => string) | null;
};

const PlacesContext = createContext<LessonPlaces | null>(null);

export const LessonPlacesProvider = PlacesContext.Provider;

export function useLessonPlaces(): LessonPlaces {
  const places = useContext(PlacesContext);
  if (!places) throw new Error('a text is drawn outside its lesson');
  return places;
}
