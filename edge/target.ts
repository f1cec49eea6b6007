/** Parsed request target. `host` is set only where the target itself names one (absolute-form). */
export type Target = {
  /** As it was sent, percent-encoded; begins with exactly one slash, decodes as UTF-8, holds no control character. */
  path: string;
  /** With its question mark, or empty. */
  search: string;
  host: string | null;
};

/** Visible ASCII, without a fragment; no backslash, which a URL parser would take for a slash. */
const ORIGIN_FORM = /^(\/[^?#\\\x00-\x20\x7f-\uffff]*)(\?[^#\x00-\x20\x7f-\uffff]*)?$/;
const ABSOLUTE_FORM = /^https?:\/\/([a-z0-9.:[\]_-]+)(?=[/?]|$)(.*)$/is;
const CONTROL = /[\x00-\x1f\x7f]/;

/**
 * Reads a request target by RFC 9112 §3.2: origin-form, and absolute-form, which a server must accept (§3.2.2). Null for
 * everything else: `*`, `//host`, authority-form, a path that does not decode. Never throws, and never answers a host
 * that somebody could be tricked into connecting to: `host` only says which of our own sites is meant.
 */
export function parseTarget(raw: string): Target | null {
  let local = raw;
  let host: string | null = null;
  if (!raw.startsWith('/')) {
    const absolute = ABSOLUTE_FORM.exec(raw);
    if (!absolute) return null;
    host = absolute[1]!.toLowerCase();
    local = absolute[2]!.startsWith('/') ? absolute[2]! : `/${absolute[2]!}`;
  }
  // A URL parser takes what follows two slashes for a host.
  if (local.startsWith('//')) return null;
  const match = ORIGIN_FORM.exec(local);
  if (!match) return null;
  const [, path, search = ''] = match;
  if (path!.includes('%') && decodePart(path!) === null) return null;
  // No text of ours holds it, and PostgreSQL refuses it.
  if (search.includes('%00')) return null;
  return { path: path!, search, host };
}

/** Decoded, or null where it is no UTF-8, a percent sign is alone, or a control character results. */
export function decodePart(part: string): string | null {
  try {
    const decoded = decodeURIComponent(part);
    return CONTROL.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}
