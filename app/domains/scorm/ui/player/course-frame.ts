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

/** Nobody reads a page in less time than this. */
const AT_ONCE_MS = 2000;

/**
 * Whether the part's page is still to be read: it has hardly been loaded, or nobody has pressed or typed anything in it. No, where the browser does
 * not say.
 */
export function isFrameUnread(): boolean {
  try {
    const { document: page, performance: times, navigator: user } = frame.contentWindow!;
    const [loaded] = times.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (page.readyState !== 'complete' || times.now() - (loaded?.loadEventStart ?? 0) < AT_ONCE_MS)
      return true;
    return user.userActivation ? !user.userActivation.hasBeenActive : false;
  } catch {
    return false;
  }
}
