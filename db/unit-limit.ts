import { DatabaseBusy } from './database.ts';

/** Rejects when `work` is not settled in time, so that a unit that waits on the world cannot hold the writer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseBusy(`a unit stayed open for more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // it lost the race: what it says later concerns nobody
  }
}
