import { createContext, useContext } from 'react';
import { type FormState, wasSent } from './form-state.ts';
import type { Hidden } from './hidden-fields.tsx';

/** The ids of forms that this drawing of the page has given so far. */
export const FormPlacesContext = createContext<Set<string> | null>(null);

const UUID = /^[\da-f]{8}-[\da-f-]{27}$/;

type Form = {
  intent?: string | undefined;
  hidden?: Hidden;
  id?: string | undefined;
  action?: string | undefined;
};

/**
 * Keeps the page where it was without a script: a form of the page that it is sent to names its own place, and the redirect inherits that fragment (Fetch
 * §4.4). One that comes back has no place, because then the page opens where it says what was wrong. The id says what the form does and is about, so
 * that the next page gives it to the same form.
 */
export function useFormPlace(
  { intent = '', hidden = {}, id, action }: Form,
  state?: FormState,
): Pick<Form, 'id' | 'action'> & { 'data-place'?: string } {
  const places = useContext(FormPlacesContext);
  const about = Object.values(hidden).filter((value) => UUID.test(String(value)));
  const place = id ?? ['at', intent, ...about].filter(Boolean).join('-');
  if (!places || action || (id === undefined && places.has(place))) return { id, action };
  places.add(place);
  return state && wasSent(state) ? { id, 'data-place': place } : { id: place, action: `#${place}` };
}
