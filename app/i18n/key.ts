import type { ParseKeys } from 'i18next';
import type { NAMESPACES } from './namespaces.ts';

/** The key of a sentence: of the namespace `common` alone, of any other with its name, as `accounts:said.profile`. */
export type Key = ParseKeys<[...typeof NAMESPACES]>;
