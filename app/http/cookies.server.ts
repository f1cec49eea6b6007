/** Characters of a cookie (RFC 6265 §4.1.1), loosely: programs in between write more. */
const readable = (pair: string): boolean => {
  if (!pair.includes('%')) return true;
  try {
    // Of the name too: lucia decodes both.
    decodeURIComponent(pair);
    return true;
  } catch {
    return false;
  }
};

/**
 * A Cookie header without those that do not decode. They are other people's (a counter of the parent domain, say), and
 * would lock somebody out of every page until they clear them.
 */
export const readableCookies = (header: string | null | undefined): string =>
  !header ? '' : header.includes('%') ? header.split(';').filter(readable).join(';').trim() : header;
