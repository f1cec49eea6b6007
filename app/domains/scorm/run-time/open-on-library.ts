import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { type LibraryClass, openLibrary } from './library.ts';
import { FUNCTIONS, type RunTime, type RunTimeOptions } from './run-time.ts';

export function openOnLibrary(
  standard: Standard,
  library: LibraryClass,
  { initial }: RunTimeOptions,
): RunTime {
  const inner = openLibrary(library, initial);
  const names = FUNCTIONS[standard];
  const set = new Map<string, string>();
  const api = Object.fromEntries(
    Object.values(names).map((name) => [name, (...args: unknown[]) => inner.call(name, ...args)]),
  );
  const setValue = api[names.set]!;
  api[names.set] = (...args) => {
    const answer = setValue(...args);
    if (answer === 'true') set.set(String(args[0]), String(args[1]));
    return answer;
  };
  return {
    api,
    render: inner.render,
    wasSet: (name) => set.has(name),
    exit: () => set.get(standard === 'scorm-1.2' ? 'cmi.core.exit' : 'cmi.exit') ?? '',
    navRequest: () => set.get('adl.nav.request') ?? '_none_',
  };
}
