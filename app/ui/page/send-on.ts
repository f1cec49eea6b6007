/**
 * Sends on the form that its sender has just signed in for (app/http/kept-form.server.ts), with its one button: where there are several, somebody has to
 * decide again. A page that is loaded again or gone back to sends nothing.
 */
export function sendOn(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-send-on]');
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!form || navigation?.type !== 'navigate') return;
  const [button, other] = form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])');
  if (button && !other) form.requestSubmit(button);
}
