import { sortKeys } from '#app/i18n/sort-keys.server.ts';
import { searchKey } from '#app/platform/search-key.ts';

/** Columns of a name: the name, its search key, and its sort key for each language. They are always written together. */
export const nameColumns = (name: string) => ({ name, searchKey: searchKey(name), sortKeys: sortKeys(name) });
