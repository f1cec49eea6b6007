import { sortKeys } from '#app/i18n/sort-keys.server.ts';
import { searchKey } from '#app/platform/search-key.ts';

/** A name with what is made of it: to be found by, and to be sorted by in each language. Whoever writes a name writes all of it. */
export const nameColumns = (name: string) => ({ name, searchKey: searchKey(name), sortKeys: sortKeys(name) });
