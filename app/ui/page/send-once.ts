import { isForPage } from './forms.ts';

/** A form whose answer is a file leaves its page as it is: after this its buttons work again. */
const ASLEEP_MS = 10_000;

const setAsleep = (form: HTMLFormElement, asleep: boolean): void => {
  form.toggleAttribute('data-sent', asleep);
  for (const button of form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])'))
    if (asleep) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
};

/** Lets a form be sent once: its buttons sleep until the answer is there. They keep the focus, which a disabled button would lose. */
export function sendOnce(): void {
  addEventListener('submit', (event) => {
    if (!isForPage(event)) return;
    const form = event.target;
    if (form.hasAttribute('data-sent')) return event.preventDefault();
    setAsleep(form, true);
    setTimeout(() => setAsleep(form, false), ASLEEP_MS);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted)
      for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]'))
        setAsleep(form, false);
  });
}
