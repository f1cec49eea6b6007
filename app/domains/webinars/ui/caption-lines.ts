import { captionTime, readCaptionTime } from '#app/domains/webinars/recordings/caption-time.ts';
import { formatWebVtt, readWebVtt } from '#app/domains/webinars/recordings/web-vtt.ts';

type Line = {
  from: number;
  to: number;
  text: string;
  id: string;
  settings: string;
  item: HTMLElement | null;
};
type Words = { time: string; backwards: string };

/** How long a new line is shown at first. */
const NEW_MS = 4000;

/**
 * Captions of one language as lines with their times, drawn from the WebVTT of the form's field and written back into it with each change: the
 * field is still what is sent, and what people without a script edit.
 */
export function startCaptionLines(root: HTMLElement, video: HTMLVideoElement, words: Words): void {
  const form = root.closest('form')!;
  const field = form.querySelector<HTMLTextAreaElement>('textarea[name="body"]')!;
  const template = root.querySelector('template')!;
  const list = root.querySelector('ol')!;
  let lines: Line[] = [];
  let head: string[] = [];
  let own = false;

  function read(): void {
    const found = readWebVtt(field.value);
    root.hidden = found.faults.length > 0;
    if (root.hidden) return;
    ({ head } = found);
    lines = found.cues.map(({ line: _, ...cue }) => ({ ...cue, item: null }));
    list.replaceChildren(...lines.map(draw));
  }
  /** Other listeners learn of it as if it had been typed: drafts are kept of it. */
  function write(): void {
    field.value = formatWebVtt(lines, head);
    own = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    own = false;
  }

  function draw(line: Line): HTMLElement {
    const item = (template.content.cloneNode(true) as DocumentFragment).querySelector('li')!;
    line.item = item;
    const [from, to] = [...item.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
    const text = item.querySelector('textarea')!;
    const part = (name: string) => item.querySelector<HTMLButtonElement>(`[data-part="${name}"]`)!;
    [from.value, to.value, text.value] = [captionTime(line.from), captionTime(line.to), line.text];
    const check = () => {
      const [begin, end] = [readCaptionTime(from.value), readCaptionTime(to.value)];
      from.setCustomValidity(begin === null ? words.time : '');
      to.setCustomValidity(end === null ? words.time : begin !== null && end <= begin ? words.backwards : '');
      for (const each of [from, to]) each.toggleAttribute('aria-invalid', !each.validity.valid);
      if (begin === null || end === null || end <= begin) return;
      [line.from, line.to] = [begin, end];
      write();
    };
    for (const each of [from, to]) each.addEventListener('change', check);
    text.addEventListener('input', () => {
      line.text = text.value.trim();
      write();
    });
    part('play').addEventListener('click', () => {
      video.currentTime = line.from / 1000;
      void video.play();
    });
    part('remove').addEventListener('click', () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      lines = lines.filter((each) => each !== line);
      item.remove();
      (next?.querySelector('textarea') ?? root.querySelector<HTMLElement>('[data-part="add"]'))?.focus();
      write();
    });
    return item;
  }

  root.querySelector('[data-part="add"]')!.addEventListener('click', () => {
    const from = Math.round(video.currentTime * 1000);
    const line: Line = { from, to: from + NEW_MS, text: '', id: '', settings: '', item: null };
    const at = lines.findIndex((each) => each.from > from);
    const before = at < 0 ? null : lines[at]!.item;
    lines.splice(at < 0 ? lines.length : at, 0, line);
    list.insertBefore(draw(line), before);
    line.item!.querySelector('textarea')!.focus();
    write();
  });
  video.addEventListener('timeupdate', () => {
    const at = video.currentTime * 1000;
    for (const { from, to, item } of lines) item?.toggleAttribute('data-now', from <= at && at < to);
  });
  field.addEventListener('input', () => own || read());
  form.addEventListener('reset', () => setTimeout(read));
  field.closest('details')!.open = field.matches('[aria-invalid]');
  read();
}
