import type { Values } from './drafts.ts';

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NEVER_KEPT = new Set(['hidden', 'password', 'file', 'submit', 'button', 'image', 'reset']);

/** Fields that somebody fills in, without secrets and files. */
const typedIn = (form: HTMLFormElement): Typed[] =>
  [...form.elements].filter(
    (each): each is Typed =>
      (each instanceof HTMLInputElement ||
        each instanceof HTMLTextAreaElement ||
        each instanceof HTMLSelectElement) &&
      each.name !== '' &&
      !NEVER_KEPT.has(each.type) &&
      each.autocomplete !== 'one-time-code' &&
      !each.name.startsWith('confirming-'),
  );

const isTicked = (field: Typed): field is HTMLInputElement =>
  field.type === 'radio' || field.type === 'checkbox';

function isChanged(field: Typed): boolean {
  if (isTicked(field)) return field.checked !== field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const first = [...field.options].find((each) => each.defaultSelected) ?? field.options[0];
  return field.value !== first?.value;
}

/** Values of the fields that differ from how the page came; null where none does. */
export function changesOf(form: HTMLFormElement): Values | null {
  const fields = typedIn(form);
  const changed = new Set(fields.filter(isChanged).map(({ name }) => name));
  if (changed.size === 0) return null;
  const values: Values = Object.fromEntries([...changed].map((name) => [name, []]));
  for (const field of fields)
    if (changed.has(field.name) && (!isTicked(field) || field.checked)) values[field.name]!.push(field.value);
  return values;
}

/** Puts values into their fields; whether that changed any. Several fields of one name get theirs in order. */
export function fill(form: HTMLFormElement, values: Values): boolean {
  const left = structuredClone(values);
  let isFilled = false;
  for (const field of typedIn(form)) {
    const own = values[field.name];
    if (!own) continue;
    if (isTicked(field)) {
      const ticked = own.includes(field.value);
      isFilled ||= field.checked !== ticked;
      field.checked = ticked;
      continue;
    }
    const value = left[field.name]!.shift();
    if (value === undefined || value === field.value) continue;
    field.value = value;
    isFilled = true;
  }
  return isFilled;
}
