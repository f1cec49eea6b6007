import './player.css';

export const frame = document.querySelector('iframe')!;

/** By way of an empty page: two parts may be one page with another `#`, and that alone would load nothing. */
export function loadInFrame(source: string): void {
  const go = () => frame.contentWindow!.location.replace(source);
  if (isFrameEmpty()) return go();
  frame.addEventListener('load', go, { once: true });
  frame.contentWindow!.location.replace('about:blank');
}

function isFrameEmpty(): boolean {
  try {
    return frame.contentWindow!.location.href === 'about:blank';
  } catch {
    return false; // a page of the browser's own, where one of the package was refused
  }
}
