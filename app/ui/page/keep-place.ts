import { isForPage, placeOf } from './forms.ts';

type Place = { path: string; form: string; top: number; y: number; at: number };

const KEY = 'place';
/** A page that comes later was not the answer to the form. */
const ANSWER_MS = 60_000;

/** Notes where the page stands when a form is sent. */
export function keepPlace(): void {
  addEventListener('submit', (event) => isForPage(event) && notePlace(event.target));
}

/** For a script that sends a form itself, before it opens the page that answers. */
export function notePlace(form: HTMLFormElement): void {
  const { top } = form.getBoundingClientRect();
  const place: Place = { path: location.pathname, form: placeOf(form), top, y: scrollY, at: Date.now() };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

function takePlace(): Place | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const place = kept === null ? null : (JSON.parse(kept) as Place);
  return place && place.path === location.pathname && Date.now() - place.at < ANSWER_MS ? place : null;
}

const isShown = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement && element.getClientRects().length > 0;

/** Shows the page as it stood, with what was open around the form, and the focus where it was; where the form is gone, at the message. */
export function returnToPlace(): void {
  const place = takePlace();
  if (location.hash.startsWith('#at'))
    history.replaceState(history.state, '', location.pathname + location.search);
  // A page that says what was wrong opens there.
  if (!place || document.querySelector('[autofocus]')) return;
  const form = place.form ? document.getElementById(place.form) : null;
  for (let at = form?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
  const stay = () => {
    if (form) scrollBy({ top: form.getBoundingClientRect().top - place.top, behavior: 'instant' });
    else scrollTo({ top: place.y, behavior: 'instant' });
  };
  stay();
  addEventListener('load', stay, { once: true });
  const button = form?.querySelector('button:not([type="button"])');
  const target = isShown(button)
    ? button
    : document.querySelector<HTMLElement>('[data-part="said"] > .toast');
  target?.focus({ preventScroll: true });
}
