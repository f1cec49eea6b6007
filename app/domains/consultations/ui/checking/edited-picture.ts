import type { Area } from '#app/domains/consultations/pictures/find-text.ts';
import { button, element } from './element.ts';
import { type OpenedPicture, cleanJpeg } from './picture-source.ts';

export type PictureWords = {
  carried: Record<string, string>;
} & Record<
  | 'name' | 'draw' | 'keys' | 'top' | 'bottom' | 'undo' | 'remove' | 'writing' | 'cover' | 'innocent' | 'looked' | 'must' | 'strange'
  | 'many' | 'ready',
  string
>; // oxfmt-ignore

/** Strip along an edge, as a share of the height: where devices write names. */
const STRIP = 0.12;

/** One picture: what is covered, what still looks like writing, and whether a person has confirmed it. */
export class EditedPicture {
  readonly root = element('li', { class: 'card flow' });
  readonly #canvas: HTMLCanvasElement;
  readonly #covers: Area[] = [];
  #suspects: Area[];
  /** Where the keyboard is, while it is there. */
  #frame: Area | null = null;
  #clean: Blob | null = null;
  /** Somebody has looked at it; it stays as it is. */
  #isSettled = false;

  constructor(
    private readonly source: OpenedPicture | { blob: Blob; canvas: HTMLCanvasElement; carried: [] },
    private readonly words: PictureWords,
    private readonly changed: () => void,
    private readonly remove: (picture: EditedPicture) => void,
  ) {
    this.#suspects = 'suspects' in source ? [...source.suspects] : [];
    this.#clean = 'blob' in source ? source.blob : null;
    this.#isSettled = this.#clean !== null;
    this.#canvas = element('canvas', { class: 'picture', tabindex: '0' });
    this.#canvas.width = source.canvas.width;
    this.#canvas.height = source.canvas.height;
    this.#listen();
  }
  get clean(): Blob | null {
    return this.#clean;
  }

  render(number: number): void {
    const { words } = this;
    this.#paint();
    const title = words.name.replace('{number}', String(number));
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', title);
    const parts: HTMLElement[] = [element('h4', {}, title), this.#canvas];
    if (this.source.carried.length > 0)
      parts.push(
        element(
          'ul',
          { class: 'small soft' },
          ...this.source.carried.map((each) => element('li', {}, words.carried[each]!)),
        ),
      );
    if (this.#clean === null) parts.push(...this.#tools());
    else parts.push(element('p', { class: 'small' }, words.ready));
    parts.push(
      element(
        'div',
        { class: 'cluster' },
        button(words.remove, () => this.remove(this), 'button plain danger'),
      ),
    );
    this.root.replaceChildren(...parts);
  }

  #tools(): HTMLElement[] {
    const { words } = this;
    const { width, height } = this.#canvas;
    const tools: HTMLElement[] = [
      element('p', { class: 'small soft' }, `${words.draw} ${words.keys}`),
      element(
        'div',
        { class: 'cluster' },
        button(words.top, () => this.#cover({ x: 0, y: 0, width, height: height * STRIP })),
        button(words.bottom, () =>
          this.#cover({ x: 0, y: height * (1 - STRIP), width, height: height * STRIP }),
        ),
        ...(this.#covers.length > 0
          ? [button(words.undo, () => this.#change(() => this.#covers.pop()), 'button plain')]
          : []),
      ),
    ];
    const [suspect] = this.#suspects;
    if (suspect) {
      tools.push(
        element(
          'div',
          { class: 'stack suspect' },
          element('p', { class: 'small' }, words.writing.replace('{count}', String(this.#suspects.length))),
          element(
            'div',
            { class: 'cluster' },
            button(words.cover, () => this.#cover(suspect)),
            button(words.innocent, () => this.#change(() => this.#suspects.shift()), 'button plain'),
          ),
        ),
      );
      return tools;
    }
    const box = element('input', { type: 'checkbox' });
    box.addEventListener('change', () => {
      if (!box.checked) return;
      // From now on nothing may be covered that would not be covered in what is sent.
      this.#isSettled = true;
      box.disabled = true;
      void cleanJpeg(this.source.canvas, this.#covers).then((blob) => {
        this.#clean = blob;
        this.changed();
      });
    });
    tools.push(element('label', { class: 'choice' }, box, words.looked));
    return tools;
  }

  #change(work: () => unknown): void {
    if (this.#isSettled) return;
    const frame = document.activeElement === this.#canvas ? this.#frame : null;
    work();
    this.changed();
    if (!frame) return;
    // Redrawing the picture takes the keyboard focus away.
    this.#canvas.focus();
    this.#frame = frame;
  }
  /** Suspect areas that are covered need no review any more. */
  #cover(area: Area): void {
    this.#change(() => {
      this.#covers.push(area);
      this.#suspects = this.#suspects.filter((each) => !isInside(each, area));
    });
  }

  #paint(around?: Area): void {
    const context = this.#canvas.getContext('2d')!;
    context.drawImage(this.source.canvas, 0, 0);
    context.fillStyle = '#000';
    for (const { x, y, width, height } of [...this.#covers, ...(around ? [around] : [])])
      context.fillRect(x, y, width, height);
    context.lineWidth = Math.max(2, this.#canvas.width / 300);
    if (this.#frame) {
      const { x, y, width, height } = this.#frame;
      context.strokeStyle = '#1d6fb8';
      context.strokeRect(x, y, width, height);
    }
    for (const [i, { x, y, width, height }] of this.#suspects.entries()) {
      context.strokeStyle = i === 0 ? '#e08a00' : '#f5c76a';
      context.strokeRect(x, y, width, height);
    }
  }

  /** Drawing over the picture covers a rectangle of it. */
  #listen(): void {
    const canvas = this.#canvas;
    const at = (event: PointerEvent) => {
      const box = canvas.getBoundingClientRect();
      return {
        x: ((event.clientX - box.left) / box.width) * canvas.width,
        y: ((event.clientY - box.top) / box.height) * canvas.height,
      };
    };
    let from: { x: number; y: number } | null = null;
    const areaTo = (to: { x: number; y: number }): Area => ({
      x: Math.min(from!.x, to.x),
      y: Math.min(from!.y, to.y),
      width: Math.abs(from!.x - to.x),
      height: Math.abs(from!.y - to.y),
    });
    canvas.addEventListener('pointerdown', (event) => {
      if (this.#isSettled) return;
      from = at(event);
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', (event) => from && this.#paint(areaTo(at(event))));
    canvas.addEventListener('pointerup', (event) => {
      if (!from) return;
      const area = areaTo(at(event));
      from = null;
      if (area.width > 4 && area.height > 4) this.#cover(area);
      else this.#paint();
    });
    this.#listenToKeys();
    canvas.addEventListener('pointercancel', () => {
      from = null;
      this.#paint();
    });
  }

  /** The same without a pointer: a frame that moves, grows and covers. */
  #listenToKeys(): void {
    const canvas = this.#canvas;
    canvas.addEventListener('focus', () => {
      const { width, height } = canvas;
      this.#frame ??= { x: width * 0.4, y: height * 0.4, width: width * 0.2, height: height * 0.2 };
      if (this.#clean === null) this.#paint();
    });
    canvas.addEventListener('blur', () => {
      this.#frame = null;
      this.#paint();
    });
    canvas.addEventListener('keydown', (event) => {
      const frame = this.#frame;
      const [across, down] = ARROWS[event.key] ?? [0, 0];
      if (!frame || this.#isSettled || (across === 0 && down === 0 && event.key !== 'Enter')) return;
      event.preventDefault();
      const step = canvas.width * STEP;
      if (event.key === 'Enter') this.#cover({ ...frame });
      else if (event.shiftKey) {
        frame.width = Math.max(step, frame.width + across * step);
        frame.height = Math.max(step, frame.height + down * step);
      } else {
        frame.x = Math.min(canvas.width - step, Math.max(0, frame.x + across * step));
        frame.y = Math.min(canvas.height - step, Math.max(0, frame.y + down * step));
      }
      this.#paint();
    });
  }
}

/** Steps of the frame, as a share of the picture's width. */
const STEP = 0.02;

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const isInside = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x - 8 &&
  inner.y >= outer.y - 8 &&
  inner.x + inner.width <= outer.x + outer.width + 8 &&
  inner.y + inner.height <= outer.y + outer.height + 8;
