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
export async function release({ launch, sequence }: Kept): Promise<void> {
  (await commits('readwrite'))?.delete([launch, sequence]);
}
export async function listKept(): Promise<Kept[]> {
  const store = await commits('readonly');
  return store ? wrap(store.getAll() as IDBRequest<Kept[]>) : [];
}
