import type { NAMESPACES } from './namespaces.ts';
import { useTranslation } from './use-translation.ts';

type Facts = Record<string, string | number>;
type Say = (key: string, facts: Facts) => string;

/**
 * The word for a value that is kept as plain text, under `prefix` of its namespace; the value itself where there is no word for it.
 * Values whose type names them all are keys of `t`, which the compiler checks.
 */
export function useWordFor(namespace: (typeof NAMESPACES)[number], prefix: string) {
  const { i18n } = useTranslation();
  const say = i18n.getFixedT(null, namespace) as unknown as Say;
  return (value: string | number, facts: Facts = {}): string => {
    const key = `${namespace}:${prefix}.${value}`;
    return i18n.exists(key, facts) ? say(key, facts) : String(value);
  };
}
