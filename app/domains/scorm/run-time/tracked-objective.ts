import type { Cmi } from './cmi.ts';
import type { RunTimeOptions } from './run-time.ts';

const ELEMENT =
  /^cmi\.objectives\.(\d+)\.(success_status|completion_status|progress_measure|score\.(?:scaled|raw|min|max))$/;

/**
 * What is tracked of an objective, until the part has set a value itself (SCORM 2004 4th Ed. RTE §4.2.17, SN §4.2); undefined: ask the part's own data. It
 * is read through and not stored, so that what is kept is what the part said.
 */
export function trackedObjective(
  name: string,
  cmi: Pick<Cmi, 'has' | 'get' | 'wasSet'>,
  tracked: RunTimeOptions['tracked'],
): string | undefined {
  const [, index, element] = ELEMENT.exec(name) ?? [];
  if (!tracked || element === undefined || cmi.wasSet(name)) return undefined;
  const textOf = (of: string) => {
    const found = cmi.has(of) ? cmi.get(of) : null;
    return found && 'value' in found ? found.value : undefined;
  };
  const objective = textOf(`cmi.objectives.${index}.id`);
  const found = objective === undefined ? null : tracked(objective, element);
  const isKnown = found?.value !== undefined && found.value !== 'unknown';
  const isKept = (textOf(name) ?? 'unknown') !== 'unknown';
  return found && ((found.isShared && isKnown) || !isKept) ? found.value : undefined;
}
