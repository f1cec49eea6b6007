import type { i18n, TFunction } from 'i18next';
import { useTranslation as useAny } from 'react-i18next';
import type { NAMESPACES } from './namespaces.ts';

type Namespace = (typeof NAMESPACES)[number];
/** Keys of `N` as they are, keys of every other namespace as `namespace:key`. */
export type Translate<N extends Namespace> = TFunction<[N, ...typeof NAMESPACES]>;

/** Words for the reader of this page. The only use of react-i18next in components. */
export function useTranslation<N extends Namespace = 'common'>(
  namespace?: N,
): { t: Translate<N>; i18n: i18n } {
  const { t, i18n } = useAny(namespace ?? 'common');
  return { t: t as unknown as Translate<N>, i18n };
}
