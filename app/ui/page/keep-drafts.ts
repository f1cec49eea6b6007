import { deleteDraft, draftsOf, readDraft, saveDraft } from './drafts.ts';
import { changesOf, fill } from './form-changes.ts';
import { isForPage, placeOf } from './forms.ts';

const SENT = 'draft-sent';
const SAVED_MS = 300;
/** On the way to the page that answers, its sender may have to show who they are. */
const ON_THE_WAY = /^\/(sign-in|second-step|confirm)/;

/**
 * Keeps on the device what somebody has typed into the forms of this page, until it was sent: another form of the page, the menu of languages,
 * a reload or the end of a session do not lose it.
 */
export function keepDrafts(): void {
  const { reader } = document.documentElement.dataset;
  if (!reader) return;
  forgetSent();
  const words = document.querySelector<HTMLElement>('[data-part="said"]')!.dataset;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    // Forms that check what is typed have drafts of their own.
    if (!placeOf(form) || form.matches('[data-checked]')) continue;
    const key = [reader, location.pathname, placeOf(form)].join(' ');
    // What came back from the server is newer.
    if (!form.dataset['place']) restore(form, key, words);
    keep(form, key);
  }
  addEventListener('submit', (event) => {
    if (!isForPage(event)) return;
    const { action } = event.target;
    if (new URL(action).pathname === '/sign-out') for (const each of draftsOf(reader)) deleteDraft(each);
    const key = [reader, location.pathname, placeOf(event.target)].join(' ');
    sessionStorage.setItem(SENT, JSON.stringify({ key, path: location.pathname }));
  });
  // Somebody who has gone back has had no answer, or changes what they had sent.
  addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.removeItem(SENT));
}

function restore(form: HTMLFormElement, key: string, words: DOMStringMap): void {
  const draft = readDraft(key, Date.now());
  if (!draft || !fill(form, draft)) return;
  for (let at = form.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
    at.open = true;
  for (const at of form.querySelectorAll('details')) at.open = true;
  const notice = document.createElement('p');
  notice.className = 'small restored';
  notice.setAttribute('role', 'status');
  const discard = Object.assign(document.createElement('button'), { type: 'button', className: 'button plain small', textContent: words['discard'] }); // oxfmt-ignore
  discard.addEventListener('click', () => {
    deleteDraft(key);
    form.reset();
    notice.remove();
  });
  notice.append(`${words['restored']} `, discard);
  form.prepend(notice);
}

function keep(form: HTMLFormElement, key: string): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const changes = changesOf(form);
    if (changes) saveDraft(key, { at: Date.now(), values: changes });
    else deleteDraft(key);
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, SAVED_MS);
  });
  addEventListener('pagehide', () => waiting && save());
}

/**
 * Deletes the draft of the form whose answer this page is. A page that refuses it, or asks for sign-in first, still needs it, and one that was opened by
 * its address answers nothing: the connection was gone when the form was sent.
 */
function forgetSent(): void {
  const kept = sessionStorage.getItem(SENT);
  if (kept === null || ON_THE_WAY.test(location.pathname)) return;
  sessionStorage.removeItem(SENT);
  const { key, path } = JSON.parse(kept) as { key: string; path: string };
  const isDone =
    document.querySelector('[data-part="said"] > .toast') ||
    (location.pathname !== path && document.referrer !== '');
  if (isDone) deleteDraft(key);
}
