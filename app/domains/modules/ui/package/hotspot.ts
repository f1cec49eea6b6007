import { ANSWER_FIELD } from '#app/domains/modules/questions/read-response.ts';
import { element } from './elements.ts';

/** A ring round a place in a picture, in per cent of it; `r` of its width. `mark`: what came of it as an answer. */
export function ringAt(
  { x, y, r }: { x: number; y: number; r?: number },
  mark: 'right' | 'wrong' | '' = '',
): HTMLElement {
  const ring = element('span', { class: mark ? `ring ${mark}` : 'ring', 'aria-hidden': 'true' });
  Object.assign(ring.style, { left: `${x}%`, top: `${y}%` });
  if (r !== undefined) ring.style.width = `${r * 2}%`;
  return ring;
}

/** Lets a place in the picture be pressed, beside the list in the same form: the last choice counts. */
export function choosePlace(picture: HTMLElement, form: HTMLFormElement): void {
  const field = element('input', { type: 'hidden', name: ANSWER_FIELD });
  field.disabled = true;
  picture.append(field);
  let ring: HTMLElement | null = null;
  const show = () => {
    ring?.remove();
    if (field.disabled) return;
    const [x, y] = field.value.split(',').map(Number) as [number, number];
    ring = ringAt({ x, y });
    picture.append(ring);
  };
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(
      (part) => Number((part * 100).toFixed(1)),
    ) as [number, number];
    field.value = `${x},${y}`;
    field.disabled = false;
    show();
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[type=radio]')) radio.checked = false;
  });
  form.addEventListener('change', () => {
    field.disabled = true;
    show();
  });
  // Put back after the page was drawn again.
  field.addEventListener('input', show);
}
