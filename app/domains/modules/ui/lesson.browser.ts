/** On a page of a lesson: tells the server that it is open and seen, so that its time counts as it passes; and lets a place in a picture be pressed. */
const EVERY_MS = 20_000;

const lesson = document.querySelector<HTMLElement>('[data-signal]');
const { signal = '', drawn = '', module, page = '1' } = lesson?.dataset ?? {};

if (lesson && module !== undefined) {
  const send = () => {
    if (document.visibilityState !== 'visible') return;
    void fetch(signal, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ drawn, module, page }),
    }).catch(() => undefined);
  };
  send();
  setInterval(send, EVERY_MS);
  document.addEventListener('visibilitychange', send);
}

const SVG = 'http://www.w3.org/2000/svg';

for (const picture of document.querySelectorAll<HTMLElement>('[data-hotspot]')) {
  const form = picture.closest('form');
  const ring = document.createElementNS(SVG, 'svg');
  const circle = document.createElementNS(SVG, 'circle');
  ring.setAttribute('class', 'hotspot-place');
  ring.append(circle);
  const field = Object.assign(document.createElement('input'), {
    type: 'hidden',
    name: 'answer',
    disabled: true,
  });
  form?.append(field);
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    field.value = `${((x / box.width) * 100).toFixed(1)},${((y / box.height) * 100).toFixed(1)}`;
    field.disabled = false;
    ring.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    for (const [name, value] of Object.entries({ cx: x, cy: y, r: 14 }))
      circle.setAttribute(name, String(value));
    picture.append(ring);
    for (const radio of form?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])
      radio.checked = false;
  });
  // The list and the picture are one question: the last choice counts.
  form?.addEventListener('change', () => {
    field.disabled = true;
    ring.remove();
  });
}
