/** Long enough to read it twice; a message with a way to take it back stays. */
const SHOWN_MS = 8_000;

/** Lets a screen reader hear the message of a page, and closes it after a while, with Escape or by its button. */
export function announce(): void {
  const toast = document.querySelector<HTMLElement>('[data-part="said"] > .toast');
  const text = toast?.querySelector('span');
  if (!toast || !text) return;
  const close = toast.querySelector<HTMLButtonElement>('[data-part="close"]')!;
  close.hidden = false;
  close.addEventListener('click', () => toast.remove());
  addEventListener('keydown', ({ key }) => key === 'Escape' && toast.remove());
  // A live region is heard when its text changes after it is there.
  const sentence = text.textContent;
  toast.style.minInlineSize = `${toast.offsetWidth}px`;
  text.textContent = '';
  setTimeout(() => (text.textContent = sentence), 100);
  if (toast.querySelector('form')) return;
  const hideLater = () =>
    setTimeout(() => {
      if (toast.matches(':hover, :focus-within')) hideLater();
      else toast.remove();
    }, SHOWN_MS);
  hideLater();
}
