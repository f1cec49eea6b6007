/** On the launch page: when the player says that its window is done, go back to the course. */
const frame = document.querySelector<HTMLIFrameElement>('iframe[data-player]');
const back = document.querySelector<HTMLAnchorElement>('a[data-back]');

addEventListener('message', (event) => {
  if (!frame || !back || event.source !== frame.contentWindow) return;
  if (event.origin !== new URL(frame.src).origin) return;
  if ((event.data as { type?: unknown } | null)?.type === 'majakka:finished') location.assign(back.href);
});
