/**
 * A commit that the server has not acknowledged; kept on the device until it has. `window`: its number in the launch; windows number their commits
 * alike, and none may overwrite another's. 0: kept before windows were told apart.
 */
export type UnsentCommit = { launch: string; window: number; sequence: number; body: string };

/** A browser that does not answer keeps nobody waiting. */
const OPEN_TIMEOUT_MS = 3000;

const NAME = 'majakka';

const KEY: (keyof UnsentCommit)[] = ['launch', 'window', 'sequence'];

/** IndexedDB of this origin; null where the browser refuses it (private window, storage switched off, no room). */
let opened: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise<IDBDatabase | null>((resolve) => {
    setTimeout(resolve, OPEN_TIMEOUT_MS, null);
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) request.result.createObjectStore('commits', { keyPath: KEY });
      else addWindows(request.result, request.transaction!);
    };
    request.onsuccess = () => {
      // A newer version in another window need not wait for this one, which keeps its work in the other storage then.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => resolve(null);
  }).catch(() => null);
  return opened;
}

/** Kept before windows were told apart. */
type EarlierCommit = Omit<UnsentCommit, 'window'> & { window?: number };
const withWindow = (kept: EarlierCommit): UnsentCommit => ({ window: 0, ...kept });

function addWindows(database: IDBDatabase, upgrade: IDBTransaction): void {
  const earlier = upgrade.objectStore('commits').getAll() as IDBRequest<EarlierCommit[]>;
  earlier.onsuccess = () => {
    database.deleteObjectStore('commits');
    const store = database.createObjectStore('commits', { keyPath: KEY });
    for (const kept of earlier.result) store.put(withWindow(kept));
  };
}

/** Resolves when it is on the device, not when it was asked for; rejects where it did not get there. */
async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  if (!database) throw new Error('no IndexedDB');
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('commits', mode);
    const request = act(transaction.objectStore('commits'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
}

const storageKey = ({ launch, window, sequence }: UnsentCommit) =>
  [NAME, launch, ...(window ? [window] : []), sequence].join(' ');

/** Whether a killed tab would find it again. */
export const saveUnsent = (kept: UnsentCommit): Promise<boolean> =>
  inStore('readwrite', (store) => store.put(kept)).then(
    () => true,
    () => saveUnsentAtOnce(kept),
  );

/** For a page that is being left, where IndexedDB may not finish: this is done when it returns. */
export function saveUnsentAtOnce(kept: UnsentCommit): boolean {
  try {
    localStorage.setItem(storageKey(kept), JSON.stringify(kept));
    return true;
  } catch {
    return false; // full or forbidden
  }
}

export async function removeUnsent(kept: UnsentCommit): Promise<void> {
  try {
    localStorage.removeItem(storageKey(kept));
  } catch {
    // forbidden: then nothing was kept there
  }
  await inStore('readwrite', (store) => store.delete([kept.launch, kept.window, kept.sequence])).catch(
    () => undefined,
  );
}

/** Whether this browser keeps anything at all: found out by keeping something. */
export async function canSaveUnsent(): Promise<boolean> {
  const trial = { launch: 'trial', window: 0, sequence: 0, body: '' };
  const isKept = await saveUnsent(trial);
  await removeUnsent(trial);
  return isKept;
}

/** Each once, window by window, in the order of their numbers. */
export async function listUnsent(): Promise<UnsentCommit[]> {
  const rows = await inStore('readonly', (store) => store.getAll() as IDBRequest<UnsentCommit[]>).catch(
    () => [],
  );
  const all = new Map([...listSavedAtOnce(), ...rows].map((kept) => [storageKey(kept), kept]));
  return [...all.values()]
    .filter(({ sequence }) => sequence > 0)
    .sort((a, b) => compare(a.launch, b.launch) || a.window - b.window || a.sequence - b.sequence);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function listSavedAtOnce(): UnsentCommit[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${NAME} `))
      .map((name) => withWindow(JSON.parse(localStorage.getItem(name)!) as EarlierCommit));
  } catch {
    return [];
  }
}
