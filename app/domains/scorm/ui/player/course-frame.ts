import './player.css';

export const frame = document.querySelector('iframe')!;

/** By way of an empty page: two parts may be one page with another `#`, and that alone would load nothing. */
export function loadInFrame(source: string): void {
  const go = () => frame.contentWindow!.location.replace(source);
  if (isFrameEmpty()) go();
  else emptyFrame(go);
}

/** Takes the part's page away; `then` is called when it is gone and has done what it does in its last moment. */
export function emptyFrame(then: () => void): void {
  frame.addEventListener('load', then, { once: true });
  frame.contentWindow!.location.replace('about:blank');
}

function isFrameEmpty(): boolean {
  try {
    return frame.contentWindow!.location.href === 'about:blank';
  } catch {
    return false; // a page of the browser's own, where one of the package was refused
  }
}

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
