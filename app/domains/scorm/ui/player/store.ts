/** A commit that the server has not acknowledged; kept on the device until it has. */
export type Kept = { launch: string; sequence: number; body: string };

const wrap = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

let opened: Promise<IDBDatabase | null> | undefined;
function open(): Promise<IDBDatabase | null> {
  opened ??= (async () => {
    try {
      const request = indexedDB.open('majakka', 1);
      request.onupgradeneeded = () =>
        request.result.createObjectStore('commits', { keyPath: ['launch', 'sequence'] });
      return await wrap(request);
    } catch {
      return null; // no storage (private window): memory and the line alone must do
    }
  })();
  return opened;
}

const commits = async (mode: IDBTransactionMode) =>
  (await open())?.transaction('commits', mode).objectStore('commits');

export async function keep(kept: Kept): Promise<void> {
  await (await commits('readwrite'))?.put(kept);
}
const nameOf = ({ launch, sequence }: Pick<Kept, 'launch' | 'sequence'>) => `majakka ${launch} ${sequence}`;

/** For a page that goes away: IndexedDB may not come to an end there, and this is done when it returns. */
export function keepAtOnce(kept: Kept): void {
  try {
    localStorage.setItem(nameOf(kept), JSON.stringify(kept));
  } catch {
    // full or forbidden: `keep` has been asked too
  }
}

export async function release(kept: Kept): Promise<void> {
  try {
    localStorage.removeItem(nameOf(kept));
  } catch {
    // forbidden: then nothing was kept there
  }
  (await commits('readwrite'))?.delete([kept.launch, kept.sequence]);
}

/** Each once, in the order of their numbers. */
export async function listKept(): Promise<Kept[]> {
  const store = await commits('readonly').catch(() => undefined);
  const rows = store ? await wrap(store.getAll() as IDBRequest<Kept[]>) : [];
  const all = new Map([...keptAtOnce(), ...rows].map((kept) => [nameOf(kept), kept]));
  return [...all.values()].sort((a, b) =>
    a.launch === b.launch ? a.sequence - b.sequence : a.launch < b.launch ? -1 : 1,
  );
}

function keptAtOnce(): Kept[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith('majakka '))
      .map((name) => JSON.parse(localStorage.getItem(name)!) as Kept);
  } catch {
    return [];
  }
}
