import { MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_SLIDES } from '#app/domains/rooms/slides/slide-limits.ts';
import type { DrawnSlide } from './draw-slide.ts';
import type { PdfWords } from './slides-from-pdf.tsx';

/** Slides from a PDF: drawn on this device page by page, looked at, then sent one by one. The file itself is never sent. */
const root = document.querySelector<HTMLElement>('[data-pdf]');

type Page = DrawnSlide & { item: HTMLElement; source: string; id: string | null };

/** Tries of one page before the person is asked: a connection that is back within seconds costs them nothing. */
const PAUSES_MS = [500, 2000];

class Refused extends Error {}

function start(root: HTMLElement): void {
  const part = <T extends HTMLElement = HTMLElement>(name: string) =>
    root.querySelector<T>(`[data-part="${name}"]`)!;
  const words = JSON.parse(root.dataset['words']!) as PdfWords;
  const input = part<HTMLInputElement>('file');
  const [said, wrong, progress, list] = [part('said'), part('wrong'), part<HTMLProgressElement>('progress'), part('pages')]; // oxfmt-ignore
  const [send, stop] = [part<HTMLButtonElement>('send'), part<HTMLButtonElement>('stop')];
  const [how, finish] = [part('how'), part<HTMLFormElement>('finish')];
  const known = [...document.querySelectorAll<HTMLElement>('[data-slide]')].map(
    (each) => each.dataset['slide']!,
  );
  let pages: Page[] = [];
  /** Of the work that goes on: another choice of file, or a press on the button that stops, ends it. */
  let running: { stopped: boolean } | null = null;

  const filled = (sentence: string, facts: Record<string, number>) =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), sentence);
  function fail(sentence: string): void {
    wrong.textContent = sentence;
    wrong.hidden = sentence === '';
  }
  function say(sentence: string, done = 0, all = 0): void {
    said.textContent = filled(sentence, { done, all });
    progress.hidden = all === 0;
    if (all > 0) [progress.max, progress.value] = [all, done];
  }
  /** Draws the buttons for what can be done now. */
  function show(): void {
    const left = pages.filter(({ id }) => id === null).length;
    send.hidden = running !== null || pages.length === 0;
    send.textContent = filled(left < pages.length ? words.goOn : words.send, { count: left });
    stop.hidden = running === null;
    how.hidden = known.length === 0 || pages.length === 0 || running !== null;
    input.disabled = running !== null;
  }

  async function draw(file: File): Promise<void> {
    pages = [];
    list.replaceChildren();
    fail('');
    if (file.size > MAX_PDF_BYTES) return fail(words.tooLarge);
    const own = (running = { stopped: false });
    say(words.opening);
    show();
    try {
      const { openPdf, pdfFault } = await import('#app/ui/open-pdf.ts');
      const { drawSlide } = await import('./draw-slide.ts');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const digest = await hex(bytes);
      // pdf.js takes the bytes for itself.
      const pdf = await openPdf(bytes).catch((error: unknown) => pdfFault(error));
      if (typeof pdf === 'string') return fail(words[pdf]);
      const all = pdf.numPages;
      if (all === 0) return fail(words.empty);
      if (all > MAX_PDF_PAGES) return fail(filled(words.tooMany, { count: all }));
      const undrawn: number[] = [];
      for (let number = 1; number <= all && !own.stopped; number++) {
        say(words.drawing, number, all);
        const slide = await pdf.getPage(number).then(drawSlide, () => null).catch(() => null); // oxfmt-ignore
        if (!slide) undrawn.push(number);
        else add(slide, number, await hex(new TextEncoder().encode(`${digest} ${number}`)));
      }
      if (undrawn.length > 0) fail(words.undrawn.replace('{pages}', undrawn.join(', ')));
      void pdf.destroy();
    } catch {
      fail(words.broken);
    } finally {
      running = null;
      const silent = pages.filter((each) => each.words === '').length;
      say(pages.length === 0 ? '' : filled(silent > 0 ? words.drawnSilent : words.drawn, { count: pages.length, silent })); // oxfmt-ignore
      show();
    }
  }

  function add(slide: DrawnSlide, number: number, source: string): void {
    const item = (part<HTMLTemplateElement>('page').content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('li')!; // oxfmt-ignore
    const page: Page = { ...slide, item, source, id: null };
    const field = item.querySelector('textarea')!;
    item.querySelector('strong')!.textContent = words.page.replace('{number}', String(number));
    item.querySelector('img')!.src = slide.preview;
    [field.id, field.value] = [`page-${number}`, slide.words];
    item.querySelector('label')!.htmlFor = field.id;
    const none = item.querySelector<HTMLElement>('[data-none]')!;
    none.hidden = slide.words !== '';
    field.addEventListener('input', () => {
      page.words = field.value;
      none.hidden = field.value.trim() !== '';
    });
    item.querySelector('button')!.addEventListener('click', () => {
      pages = pages.filter((each) => each !== page);
      item.remove();
      send.focus();
      show();
    });
    pages.push(page);
    list.append(item);
  }

  async function upload(): Promise<void> {
    const replaces = how.querySelector<HTMLInputElement>('input:checked')?.value === 'replace' ? known : [];
    if (known.length + pages.length > MAX_SLIDES) return fail(words.noRoom);
    const own = (running = { stopped: false });
    fail('');
    show();
    const done = () => pages.filter(({ id }) => id !== null).length;
    try {
      for (const page of pages) {
        if (own.stopped) return say(words.stopped, done(), pages.length);
        if (page.id !== null) continue;
        say(words.sending, done(), pages.length);
        page.id = await sendPage(page);
        page.item.querySelector<HTMLElement>('[data-sent]')!.hidden = false;
        for (const each of page.item.querySelectorAll<HTMLButtonElement>('textarea, button'))
          each.disabled = true;
      }
    } catch (error) {
      fail(error instanceof Refused ? error.message : words.offline);
      return say(words.stopped, done(), pages.length);
    } finally {
      running = null;
      show();
    }
    say(words.finishing, pages.length, pages.length);
    leaving(false);
    // Of a file that was sent in part before, those that are here already stay.
    const here = new Set(pages.map(({ id }) => id));
    for (const id of replaces.filter((each) => !here.has(each)))
      finish.append(
        Object.assign(document.createElement('input'), { type: 'hidden', name: 'slides', value: id }),
      );
    finish.querySelector<HTMLInputElement>('[name="count"]')!.value = String(pages.length);
    finish.requestSubmit();
  }

  /** Sent again, it is not there twice: the server knows a page of a file by its digest. */
  async function sendPage({ words: text, source, blob }: Page): Promise<string> {
    for (const pause of [...PAUSES_MS, null]) {
      const body = new FormData();
      body.append('words', text);
      body.append('source', source);
      body.append('slide', blob, 'slide');
      const answer = await fetch(root.dataset['act']!, { method: 'POST', headers: { Accept: 'application/json' }, body }).catch(() => null); // oxfmt-ignore
      if (answer && answer.status < 500) {
        const came = (await answer.json()) as { id?: string; says?: string };
        if (!came.id) throw new Refused(came.says ?? words.offline);
        return came.id;
      }
      if (pause === null) break;
      await new Promise((next) => setTimeout(next, pause));
    }
    throw new Error('offline');
  }

  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  const leaving = (asks: boolean) =>
    asks ? addEventListener('beforeunload', ask) : removeEventListener('beforeunload', ask);
  input.addEventListener('change', () => {
    const [file] = input.files!;
    if (file) void draw(file).then(() => leaving(pages.length > 0));
  });
  send.addEventListener('click', () => void upload());
  stop.addEventListener('click', () => running && (running.stopped = true));
  root.hidden = false;
}

async function hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((each) => each.toString(16).padStart(2, '0')).join('');
}

if (root) start(root);
