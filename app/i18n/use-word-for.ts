import type { NAMESPACES } from './namespaces.ts';
import { useTranslation } from './use-translation.ts';
import { wordIn } from './word-in.ts';

/** As `wordIn`, in the language of the page. */
export const useWordFor = (namespace: (typeof NAMESPACES)[number], prefix: string) =>
  wordIn(useTranslation().i18n, namespace, prefix);
