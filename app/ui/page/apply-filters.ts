/** The field that was changed last, which has the focus on the page that follows. */
const KEY = 'filter';

const isChosen = (target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type));

const keyOf = ({ name, value, type }: HTMLInputElement | HTMLSelectElement): string =>
  JSON.stringify([location.pathname, name, type === 'select-one' ? '' : value]);

/**
 * Asks at once for what is chosen in a filter; words are asked for with their button. Filters that are shown over the page stay open, and
 * the focus stays where it was.
 */
export function applyFilters(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-applies]')];
  const changed = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  for (const form of forms) {
    for (const button of form.querySelectorAll<HTMLElement>('[data-part="apply"]')) button.hidden = true;
    const fields = [...form.elements].filter((each) => isChosen(each));
    fields.find((each) => keyOf(each) === changed)?.focus({ preventScroll: true });
    form.addEventListener('change', ({ target }) => {
      if (!isChosen(target)) return;
      sessionStorage.setItem(KEY, keyOf(target));
      // The address keeps which part of the page is open (HTML §4.10.21.3: the query alone is replaced).
      form.action = location.pathname + location.hash;
      form.requestSubmit();
    });
  }
}
