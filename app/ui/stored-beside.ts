import type { Scope } from './form-scope.tsx';
import type { FormState } from './form-state.ts';

/** Codes that say: somebody else was faster. */
const STALE = ['changed_meanwhile', 'course_changed', 'rules_changed'];

type Value = string | number | boolean | string[] | null | undefined;

/** Names of what may be stored, and of that nothing is. */
export type StoredWords = { options?: { value: string; name: string }[] | undefined; nothing?: string };

const listOf = (value: Value): string[] =>
  value === null || value === undefined || value === false || value === ''
    ? []
    : [value].flat().map((each) => (each === true ? 'yes' : String(each).trim()));

/** Whether a field shows what is stored, because nothing was sent of it; of boxes only those that are ticked are sent. */
const isAsStored = ({ values }: FormState, name: string, now: Value): boolean =>
  values[name] === undefined &&
  (Object.keys(values).length === 0 || !(typeof now === 'boolean' || Array.isArray(now)));

/**
 * Says in words which value is stored now under the name of a field, where its form overwrites and comes back because somebody else was
 * faster, and where it is not what was sent; null otherwise, and for a field that stands for nothing stored. `value` and `options` are as
 * for the field.
 */
export function storedBeside(
  { overwrites, state, values }: Pick<Scope, 'overwrites' | 'state' | 'values'>,
  name: string,
  value: Value,
  { options = [], nothing = '–' }: StoredWords = {},
): string | null {
  if (!overwrites || !STALE.includes(state.failure?.code ?? '')) return null;
  if (value === undefined && !Object.hasOwn(values, name)) return null;
  const now = value ?? (values as Record<string, Value>)[name];
  if (isAsStored(state, name, now)) return null;
  const stored = listOf(now);
  const sent = listOf(state.values[name]);
  if (stored.length === sent.length && stored.every((each) => sent.includes(each))) return null;
  return (
    stored.map((each) => options.find((option) => option.value === each)?.name ?? each).join(', ') || nothing
  );
}
