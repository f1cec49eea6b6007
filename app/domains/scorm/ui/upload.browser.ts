import { formatFor } from '#app/i18n/format.ts';

/** Progress for the upload form; without this script the form posts the same file to the same address. */
const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
const panel = form?.querySelector<HTMLElement>('.upload');

if (form && input && panel) {
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
    input.dispatchEvent(new Event('change'));
  });

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    panel.hidden = false;
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
      // Taken: the server led on to the package's page. Not taken: the same page, with the report in it.
      if (request.responseURL !== form.action) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, 'text/html');
      document.title = page.title;
      document.querySelector('main')!.replaceWith(page.querySelector('main')!);
      document.querySelector<HTMLElement>('main [autofocus]')?.focus();
    };
    request.onerror = () => stop(broken);
    request.open('POST', form.action);
    request.send(new FormData(form));
  });
}
