import { formatFor } from '#app/i18n/format.ts';

/** To a script (app/http/script-actions.server.ts, app/http/error-response.server.ts). */
type Answer = { to?: string; says?: string };

/** Sends a file as soon as it is chosen, with progress; without this script the form posts the same file to the same address. */
function start(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const panel = form.querySelector<HTMLElement>('.upload')!;
  const progress = panel.querySelector('progress')!;
  const state = panel.querySelector<HTMLElement>('[data-state]')!;
  const { sending = '', checking = '', broken = '', tooLarge = '', largest } = form.dataset;
  form.querySelector<HTMLElement>('button[type=submit]')!.hidden = true;
  const stop = (words: string) => {
    progress.hidden = true;
    state.className = 'error';
    state.textContent = words;
  };

  // The whole field takes what is dropped, not only the button within it.
  const field = form.querySelector<HTMLElement>('.drop')!;
  field.addEventListener('dragover', (event) => event.preventDefault());
  field.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    send();
  });

  function send() {
    const file = input.files?.[0];
    if (!file) return;
    const body = new FormData(form);
    // The field is empty from here on: who comes back to the page finds nothing in it that would be sent again.
    input.value = '';
    panel.hidden = false;
    for (const each of document.querySelectorAll('[data-answer], form[data-upload] :is(.alert, p.error)'))
      each.remove();
    panel.querySelector('strong')!.textContent = file.name;
    progress.hidden = false;
    state.className = 'small soft';
    state.textContent = '';
    // It would be refused when it has been sent.
    if (file.size > Number(largest)) return stop(tooLarge);
    const { number } = formatFor(document.documentElement.lang, 'UTC');
    const megabytes = (bytes: number) => number(bytes / 1e6);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded }) => {
      progress.max = file.size;
      progress.value = Math.min(loaded, file.size);
      state.textContent =
        loaded >= file.size
          ? checking
          : sending.replace('{done}', megabytes(loaded)).replace('{all}', megabytes(file.size));
    };
    request.onload = () => {
      // The page itself leads to the sign-in, and back.
      if (request.status === 401) return location.reload();
      const type = request.getResponseHeader('Content-Type') ?? '';
      // Not taken: the same page, with the report in it.
      if (type.startsWith('text/html')) return show(request.responseText);
      if (!type.startsWith('application/json')) return stop(broken);
      const { to, says } = JSON.parse(request.responseText) as Answer;
      if (to) location.assign(to);
      else stop(says ?? broken);
    };
    request.onerror = () => stop(broken);
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.send(body);
  }
  input.addEventListener('change', send);
  // On a slow line a file can be chosen before this script is there.
  send();
}

/** Puts an answer in the place of what is shown; another file goes the same way as the first. */
function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.querySelector('main')!.replaceWith(page.querySelector('main')!);
  find();
  document.querySelector<HTMLElement>('main [autofocus]')?.focus();
}

function find(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-upload]');
  if (form) start(form);
}

find();
