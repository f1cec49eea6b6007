/** Values by the names of fields; those that a form has several times are lists. */
export type Values = Record<string, string[]>;
type Draft = { at: number; values: Values };

const PREFIX = 'draft ';
/** As drafts of questions to colleagues. */
const LIFETIME_MS = 7 * 86_400_000;

/** Null where a browser keeps nothing for us. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export function saveDraft(key: string, draft: Draft): void {
  try {
    storage()?.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // It is full: what is typed lives as long as the page.
  }
}

export const deleteDraft = (key: string): void => storage()?.removeItem(PREFIX + key);

/** Keys of the drafts of this person. */
export const draftsOf = (reader: string): string[] =>
  Object.keys(storage() ?? {})
    .filter((name) => name.startsWith(`${PREFIX}${reader} `))
    .map((name) => name.slice(PREFIX.length));

const isOld = ({ at }: Draft, now: number): boolean => now - at > LIFETIME_MS;

export function readDraft(key: string, now: number): Values | null {
  const kept = storage()?.getItem(PREFIX + key);
  const draft = kept ? (JSON.parse(kept) as Draft) : null;
  return draft && !isOld(draft, now) ? draft.values : null;
}

/** Of whomever: somebody who does not come back to a shared computer leaves nothing on it for longer. */
export function deleteOldDrafts(now: number): void {
  for (const [name, kept] of Object.entries<string>(storage() ?? {}))
    if (name.startsWith(PREFIX) && isOld(JSON.parse(kept) as Draft, now)) storage()?.removeItem(name);
}
