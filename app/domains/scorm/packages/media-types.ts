const TYPES = new Map(Object.entries({
  html: 'text/html', htm: 'text/html', xhtml: 'application/xhtml+xml', css: 'text/css', js: 'text/javascript',
  mjs: 'text/javascript', json: 'application/json', xml: 'application/xml', xsd: 'application/xml', dtd: 'text/plain',
  txt: 'text/plain', vtt: 'text/vtt', srt: 'text/plain', csv: 'text/csv', pdf: 'application/pdf',
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp',
  avif: 'image/avif', ico: 'image/x-icon', mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', wav: 'audio/wav',
  mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf',
  otf: 'font/otf', eot: 'application/vnd.ms-fontobject', wasm: 'application/wasm', webmanifest: 'application/manifest+json',
})); // oxfmt-ignore

/** Encoding of a text by its bytes: `declared` in the text itself, `unknown` where they are not UTF-8 and declare nothing. */
export type TextEncoding = 'ascii' | 'utf-8' | 'declared' | 'unknown';

const bareTypeOf = (path: string): string =>
  TYPES.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? 'application/octet-stream';

export const isText = (path: string): boolean => /^text\/|javascript|json|xml/.test(bareTypeOf(path));

/**
 * By ending alone, and never guessed by the browser (nosniff); unknown endings are plain bytes. An encoding in the header overrides the
 * one that a page declares, and applies to its scripts and styles too: it is sent only where it is certain. Where a page
 * declares nothing, a browser would use the encoding of the player around it; `language` is that of the reader.
 */
export function mediaTypeOf(path: string, encoding: TextEncoding, language: string): string {
  const type = bareTypeOf(path);
  if (!isText(path)) return type;
  // RFC 8259 §8.1: JSON is UTF-8.
  if (encoding === 'utf-8' || type.endsWith('json')) return `${type}; charset=utf-8`;
  const isAlone = type === 'text/html' || type === 'text/plain';
  return encoding === 'unknown' && isAlone ? `${type}; charset=${usualEncoding(language)}` : type;
}

/** HTML Standard, encoding sniffing algorithm, table of defaults by the language of the reader. */
const usualEncoding = (language: string): string =>
  ({ be: 'windows-1251', et: 'windows-1257', lt: 'windows-1257', lv: 'windows-1257' })[language] ??
  'windows-1252';
