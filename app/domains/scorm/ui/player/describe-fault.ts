import type { Fault } from '#app/domains/scorm/commits/commit.ts';

/** A fault without the part in which it was seen: kind, name, detail. */
export type FoundFault = [kind: Fault[1], name: string, detail: string];

/** Where the package is: the origin of its host, and the path that begins with its launch's token. */
export type Place = { origin: string; launchPath: string };

const NAME_LENGTH = 200;

/** What was to be loaded, by the directive that says where from (CSP 3 §6.1). */
const LOADED: Record<string, string> = {
  'script-src': 'script',
  'worker-src': 'script',
  'style-src': 'style',
  'font-src': 'font',
  'img-src': 'picture',
  'media-src': 'media',
  'object-src': 'media',
  'frame-src': 'frame',
  'child-src': 'frame',
  'connect-src': 'connection',
  'form-action': 'form',
};

/** A request that the package's policy refused: the host, and what was to be loaded; null for what concerns no other host. */
export function blockedFault(address: string, directive: string, { origin }: Place): FoundFault | null {
  if (!/^(https?|wss?):/.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin === origin) return null;
  const loaded = LOADED[directive.replace(/-(elem|attr)$/, '')] ?? 'other';
  return ['blocked', url.host.slice(0, NAME_LENGTH), loaded];
}

/** A file of the package that was asked for and is not there; null for another answer or another's file. */
export function missingFault(address: string, status: number, place: Place): FoundFault | null {
  const path = pathInPackage(address, place);
  return status === 404 && path !== null ? ['missing', path, ''] : null;
}

/** An error of a script, and where; null for what browsers say without harm. */
export function scriptFault(message: string, file: string, line: number, place: Place): FoundFault | null {
  if (message === '' || /ResizeObserver loop/.test(message)) return null;
  // No token goes into a trace, wherever a message has it from.
  const said = message
    .replaceAll(place.origin, '')
    .replaceAll(place.launchPath, '')
    .replace(/^Uncaught (\(in promise\) )?/, '');
  const path = pathInPackage(file, place);
  return ['script', said.slice(0, NAME_LENGTH), path === null ? '' : `${path.slice(-NAME_LENGTH)}:${line}`];
}

function pathInPackage(address: string, { origin, launchPath }: Place): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== origin || !url.pathname.startsWith(`${launchPath}/`)) return null;
  const path = url.pathname.slice(launchPath.length + 1);
  if (path.startsWith('__')) return null;
  try {
    return decodeURIComponent(path).slice(0, NAME_LENGTH);
  } catch {
    return path.slice(0, NAME_LENGTH);
  }
}
