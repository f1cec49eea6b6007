/** Text of a page, or of its beginning: UTF-8 where valid, else as it declares, else windows-1252, as Western browsers assume. */
export function decodePage(bytes: Uint8Array): string {
  try {
    // A character cut off at the end is not an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder(declaredEncoding(bytes) ?? 'windows-1252').decode(bytes);
  }
}

/** HTML Standard, prescan of a byte stream: a page that names its encoding does so at its very beginning. */
const DECLARED_WITHIN = 1024;

/**
 * Encoding that a page names by a byte order mark, an XML declaration or a `meta` element; null where it names none, or none that
 * is known. A `meta` that can be read cannot be UTF-16, whatever it declares.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const [, xml, meta] =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]+)|<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(
      head,
    ) ?? [];
  try {
    const { encoding } = new TextDecoder(xml ?? meta ?? '');
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
