/** What a cookie may hold (RFC 6265 §4.1.1), loosely: programs in between write more. */
const readable = (pair: string): boolean => {
  const value = pair.slice(pair.indexOf('=') + 1);
  if (!value.includes('%')) return true;
  try {
    decodeURIComponent(value);
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
