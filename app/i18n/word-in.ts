import type { i18n } from 'i18next';
import type { NAMESPACES } from './namespaces.ts';

type Facts = Record<string, string | number>;
type Say = (key: string, facts: Facts) => string;

/**
 * The word for a value that is kept as plain text, under `prefix` of its namespace; the value itself where there is no word for it.
 * Values whose type names them all are keys of `t`, which the compiler checks.
 */
export function wordIn(language: i18n, namespace: (typeof NAMESPACES)[number], prefix: string) {
  const say = language.getFixedT(null, namespace) as unknown as Say;
  return (value: string | number, facts: Facts = {}): string => {
    const key = `${namespace}:${prefix}.${value}`;
    return language.exists(key, facts) ? say(key, facts) : String(value);
  };
}
