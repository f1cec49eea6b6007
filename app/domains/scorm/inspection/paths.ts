/** Form in which paths are compared: composed, lower case. Authors on other systems do not keep to the letter. */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Path and query of a manifest's reference, resolved inside the package; null where it leaves it. */
export function resolveReference(bases: string[], href: string): { path: string; query: string } | null {
  const clean = href.trim().replace(/\\/g, '/');
  if (/^[a-z][a-z0-9+.-]*:/i.test(clean) || clean.startsWith('/')) return null;
  const [, file = '', query = ''] = /^([^?#]*)(.*)$/s.exec(clean)!;
  const joined = [...bases.map((base) => base.trim().replace(/\\/g, '/')), decoded(file)].join('/');
  if (/^[a-z][a-z0-9+.-]*:/i.test(joined)) return null;
  const segments: string[] = [];
  for (const segment of joined.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.length > 0 ? { path: segments.join('/').normalize('NFC'), query } : null;
}

/** SCORM 2004 4th Ed. CAM §3.4.1.7: how item parameters join the launch address; CAM's pseudo-code, in order. */
export function joinParameters(query: string, parameters: string): string {
  let rest = parameters.trim().replace(/^[?&]+/, '');
  if (rest === '') return query;
  if (rest.startsWith('#')) return query.includes('#') ? query : query + rest;
  const hash = query.indexOf('#');
  const before = hash < 0 ? query : query.slice(0, hash);
  const fragment = hash < 0 ? '' : query.slice(hash);
  if (fragment && rest.includes('#')) rest = rest.slice(0, rest.indexOf('#'));
  return `${before}${before.includes('?') ? '&' : '?'}${rest}${fragment}`;
}
