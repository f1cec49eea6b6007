import type { i18n, TFunction } from 'i18next';
import { useContext } from 'react';
import { I18nContext } from 'react-i18next';
import type { NAMESPACES } from './namespaces.ts';

type Namespace = (typeof NAMESPACES)[number];
/** Keys of `N` as they are, keys of every other namespace as `namespace:key`. */
export type Translate<N extends Namespace> = TFunction<[N, ...typeof NAMESPACES]>;

const translators = new WeakMap<i18n, Map<string, unknown>>();

/**
 * Words for the reader of this page. All languages are loaded before the first page is drawn, so the library's own
 * hook, which waits for them and wraps the instance each time, would only cost.
 */
export function useTranslation<N extends Namespace = 'common'>(
  namespace?: N,
): { t: Translate<N>; i18n: i18n } {
  const { i18n } = useContext(I18nContext);
  let known = translators.get(i18n);
  if (!known) translators.set(i18n, (known = new Map()));
  const name = namespace ?? 'common';
  // Callers see the keys as types; here they are any text.
  let t = known.get(name);
  if (!t) known.set(name, (t = rememberingPlain(i18n.getFixedT(null, name) as unknown as Texts)));
  return { t: t as Translate<N>, i18n };
}

type Texts = (key: string, options?: object) => string;

/** Texts never change while the process runs: one that takes no values is looked up once, which is most of them on every page. */
function rememberingPlain(fixed: Texts): Texts {
  const texts = new Map<string, string>();
  return (key, options) => {
    if (options !== undefined) return fixed(key, options);
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = fixed(key)));
    return text;
  };
}
