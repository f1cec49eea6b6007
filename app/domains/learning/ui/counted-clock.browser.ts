/** Asks the server how much time has been counted while the page is seen: the figure is its own, never this device's. */
const EVERY_MS = 20_000;

const clock = document.querySelector<HTMLElement>('[data-clock]');
const from = clock?.dataset['clock'];

if (clock && from) {
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    const answer = await fetch(from, { headers: { Accept: 'application/json' } });
    if (answer.ok) clock.textContent = ((await answer.json()) as { says: string }).says;
  };
  setInterval(() => void ask().catch(() => undefined), EVERY_MS);
}
