/** On the page of an import: shows how far it is, and the outcome when there is one. Without this script the page loads itself again. */
const EVERY_MS = 1500;
/** So often the words are said to those who listen; who looks sees each file. */
const SAID_EVERY_MS = 30_000;
let said = performance.now();
let isLooking = false;

const look = async () => {
  const here = document.querySelector<HTMLElement>('[data-import]');
  const answer = await fetch(location.href).catch(() => null);
  if (!here || !answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.querySelector<HTMLElement>('[data-import]');
  // As a new page, so that its title is said.
  if (!there) return location.reload();
  here.replaceWith(there);
  const isOther = here.dataset['import'] !== there.dataset['import'];
  const status = document.querySelector('[data-import-said]');
  if (!status || (!isOther && performance.now() - said < SAID_EVERY_MS)) return;
  said = performance.now();
  status.textContent = there.textContent;
};

if (document.querySelector('[data-import]'))
  setInterval(() => {
    if (isLooking || document.hidden) return;
    isLooking = true;
    void look().finally(() => (isLooking = false));
  }, EVERY_MS);
