const TYPES = new Map(Object.entries({
  html: 'text/html', htm: 'text/html', xhtml: 'application/xhtml+xml', css: 'text/css', js: 'text/javascript',
  mjs: 'text/javascript', json: 'application/json', xml: 'application/xml', xsd: 'application/xml', dtd: 'text/plain',
  txt: 'text/plain', vtt: 'text/vtt', srt: 'text/plain', csv: 'text/csv', pdf: 'application/pdf',
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp',
  avif: 'image/avif', ico: 'image/x-icon', mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', wav: 'audio/wav',
  mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf',
  otf: 'font/otf', eot: 'application/vnd.ms-fontobject', wasm: 'application/wasm', webmanifest: 'application/manifest+json',
})); // oxfmt-ignore

/** By ending alone, and never guessed by the browser (nosniff); what is unknown is only bytes. */
export function mediaTypeOf(path: string): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = TYPES.get(ending) ?? 'application/octet-stream';
  return /^text\/|javascript|json|xml/.test(type) ? `${type}; charset=utf-8` : type;
}
