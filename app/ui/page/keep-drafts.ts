import { deleteDraft, deleteOldDrafts, draftsOf, readDraft, saveDraft } from './drafts.ts';
import { changesOf, fill } from './form-changes.ts';
import { isForPage, placeOf } from './forms.ts';

const SENT = 'draft-sent';
type Sent = { key: string; path: string };
const SAVED_MS = 300;
/** On the way to the page that answers, its sender may have to show who they are: the form goes through this page, and on from it. */
const ON_THE_WAY = '/profile/confirm';

/**
 * Keeps on the device what somebody has typed into the forms of this page, until it was sent: another form of the page, the menu of languages,
 * a reload or the end of a session do not lose it.
 */
export function keepDrafts(): void {
  const { reader } = document.documentElement.dataset;
  deleteOldDrafts(Date.now());
  const isOnTheWay = location.pathname === ON_THE_WAY;
  if (!isOnTheWay) forgetSent(reader);
  if (!reader) return;
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
    if (isOnTheWay) return;
    const sent: Sent = {
      key: [reader, location.pathname, placeOf(event.target)].join(' '),
      path: location.pathname,
    };
    sessionStorage.setItem(SENT, JSON.stringify(sent));
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
 * Deletes the draft of the form whose answer this page is: it says so, or was reached by a redirect. A page that refuses the form or asks for a sign-in still
 * needs it, and so does one that somebody opens after no answer came.
 */
function forgetSent(reader: string | undefined): void {
  const kept = sessionStorage.getItem(SENT);
  if (kept === null) return;
  sessionStorage.removeItem(SENT);
  const { key, path } = JSON.parse(kept) as Sent;
  const isSaid = document.querySelector('[data-part="said"] > .toast') !== null;
  const [sender = ''] = key.split(' ');
  // Signing out, or asking for one's account to be deleted: nothing stays on a shared computer.
  if (!reader && isSaid) for (const each of draftsOf(sender)) deleteDraft(each);
  if (reader !== sender) return;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isLedHere = location.pathname !== path && (navigation?.redirectCount ?? 0) > 0;
  if (isLedHere || isSaid) deleteDraft(key);
}
