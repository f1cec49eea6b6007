import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';

/** Longer than anything takes to be made. */
const MOST_MS = 240_000;

/**
 * Makes something that files of a run begin with a copy of: `make` runs in whichever file asks first, in a folder of its own; the
 * others wait for it and get what it answered, which is kept as JSON.
 */
export async function onceInRun<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(inject('template').folder, name);
  const ready = join(folder, 'ready.json');
  const failed = join(folder, 'failed');
  if (isFirst(folder)) {
    try {
      writeFileSync(`${ready}.new`, JSON.stringify(await make(folder)));
      renameSync(`${ready}.new`, ready);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  const deadline = Date.now() + MOST_MS;
  while (!existsSync(ready)) {
    if (Date.now() > deadline)
      throw new Error(
        `${folder} is not ready after ${MOST_MS / 1000} s: the file that makes it may have ended`,
      );
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await wait(200);
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as T;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
