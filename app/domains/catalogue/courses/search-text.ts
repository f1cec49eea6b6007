import { searchKey } from '#app/platform/search-key.ts';

/** The search key of a course, its `folded` texts. */
export const searchText = (texts: { title: string; summary: string; objectives: string[] }): string =>
  searchKey([texts.title, texts.summary, ...texts.objectives].join(' '));
