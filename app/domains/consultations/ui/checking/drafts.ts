/** Drafts, on this device alone; deleted when sent, or after seven days. */
export type Draft = {
  /** The draft and its author: another person at the same device finds nothing. */
  key: string;
  at: number;
  values: Record<string, string>;
  kept: [string, string][];
  /** Cleaned pictures, as they would be sent. */
  pictures: Blob[];
};

const DRAFT_LIFETIME_MS = 7 * 86_400_000;

const promiseOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

let opened: Promise<IDBDatabase | null> | undefined;
function open(): Promise<IDBDatabase | null> {
  opened ??= (async () => {
    try {
      const request = indexedDB.open('majakka-drafts', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('drafts', { keyPath: 'key' });
      return await promiseOf(request);
    } catch {
      return null; // no storage (private window): what is typed lives as long as the page
    }
  })();
  return opened;
}
const drafts = async (mode: IDBTransactionMode) =>
  (await open())?.transaction('drafts', mode).objectStore('drafts');

export async function saveDraft(draft: Draft): Promise<void> {
  (await drafts('readwrite'))?.put(draft);
}

export async function deleteDraft(key: string): Promise<void> {
  const store = await drafts('readwrite');
  if (store) await promiseOf(store.delete(key));
}

/** The draft of a form, if there is one; whatever is older than seven days is deleted on the way, whosever it is. */
export async function readDraft(key: string, now: number): Promise<Draft | null> {
  const store = await drafts('readwrite');
  if (!store) return null;
  const all = await promiseOf(store.getAll() as IDBRequest<Draft[]>);
  for (const each of all) if (now - each.at > DRAFT_LIFETIME_MS) store.delete(each.key);
  return all.find((each) => each.key === key && now - each.at <= DRAFT_LIFETIME_MS) ?? null;
}
