import './player.css';

/**
 * Created here, under a new name each time: otherwise, on going forward to this page, the browser would restore the part in the frame before
 * its API exists.
 */
export const frame = document.createElement('iframe');
frame.name = `part-${Math.random().toString(36).slice(2)}`;
frame.title = document.title;
frame.allow = 'autoplay; fullscreen; unload';
document.querySelector('main')!.prepend(frame);

const loading = document.getElementById('loading')!;

/** A page that loads sooner needs no message. */
const LOADING_AFTER_MS = 1000;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** The part's page has loaded or called Initialize. */
export function partIsThere(): void {
  clearTimeout(waiting);
  loading.hidden = true;
  // Where the server refused the part, the browser shows its own error page; the notice says what is wrong.
  if (isFrameForeign()) frame.contentWindow!.location.replace('about:blank');
}

const isFrameForeign = (): boolean => frame.contentDocument === null;

/** By way of an empty page: two parts may be one page with another `#`, and that alone would load nothing. */
export function loadInFrame(source: string): void {
  const go = () => {
    partIsThere();
    waiting = setTimeout(() => (loading.hidden = false), LOADING_AFTER_MS);
    frame.addEventListener('load', partIsThere, { once: true });
    frame.contentWindow!.location.replace(source);
  };
  if (isFrameEmpty()) go();
  else emptyFrame(go);
}

/** Takes the part's page away; `then` is called when it is gone and has done what it does in its last moment. */
export function emptyFrame(then: () => void): void {
  partIsThere();
  frame.addEventListener('load', then, { once: true });
  frame.contentWindow!.location.replace('about:blank');
}

const isFrameEmpty = (): boolean => !isFrameForeign() && frame.contentWindow!.location.href === 'about:blank';

/**
 * Whether the part's page is still to be read: it is being loaded, or nobody has pressed or typed anything in it. No, where the browser does not
 * say.
 */
export function isFrameUnread(): boolean {
  try {
    const { document: page, navigator: user } = frame.contentWindow!;
    if (page.readyState !== 'complete') return true;
    return user.userActivation ? !user.userActivation.hasBeenActive : false;
  } catch {
    return false;
  }
}
