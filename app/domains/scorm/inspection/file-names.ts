import { isAscii } from 'node:buffer';
import { type Encoding, decodeBytes } from './code-pages.ts';
import { type Finding, PackageRejection } from './finding.ts';
import { pathKey } from './paths.ts';

/** A name as the zip holds it; `known` where the zip says in which encoding. */
export type StoredName = { bytes: Uint8Array; known: string | null };

/** Where several fit equally well, the first is taken. UTF-8 by chance is next to impossible, and CP850 has the letters of CP437. */
const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'cp850',
  'cp437',
  'cp775',
  'ibm866',
  'windows-1252',
  'windows-1257',
  'windows-1251',
];

/** A name on its own: UTF-8 where it is valid, else the default of the zip standard. Folders are separated by `/`, even where Windows wrote `\`. */
export const readName = ({ bytes, known }: StoredName): string =>
  (known ?? decodeBytes('utf-8', bytes) ?? decodeBytes('cp437', bytes)!).replaceAll('\\', '/');

/** The path of a name that does not leave the package. */
export const asPath = (name: string): string =>
  name
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
    .normalize('NFC');

/** For a sentence: invisible characters become question marks. */
export const printableName = (name: string): string =>
  name.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?').slice(0, 120);

/** Throws `names_identical` or `names_collide` where two paths would be one file. */
export function refuseCollisions(paths: string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(pathKey(path));
    if (other !== undefined)
      throw new PackageRejection(other === path ? 'names_identical' : 'names_collide', {
        name: printableName(path),
      });
    seen.set(pathKey(path), path);
  }
}

export type ReadNames = {
  /** In the order of the names. */
  paths: string[];
  /** None where nothing had to be guessed. */
  warning: Finding | null;
};

/**
 * Decodes names whose encoding the zip does not declare, all in the one encoding in which most of them match the manifest. `named`: keys of
 * the paths that the manifest names, where the names are these.
 */
export function readNames(names: StoredName[], named: (paths: string[]) => Set<string>): ReadNames {
  const isOpen = ({ bytes, known }: StoredName) => known === null && !isAscii(bytes);
  const open = names.flatMap((name, i) => (isOpen(name) ? [i] : []));
  const plain = names.map((name) => asPath(readName(name)));
  if (open.length === 0) return { paths: plain, warning: null };

  let best: { encoding: Encoding; paths: string[]; fitting: number } | null = null;
  for (const encoding of ENCODINGS) {
    const read = names.map((name) => (isOpen(name) ? decodeBytes(encoding, name.bytes) : readName(name)));
    if (read.includes(null)) continue;
    const paths = (read as string[]).map(asPath);
    const keys = named(paths);
    const fitting = open.filter((i) => keys.has(pathKey(paths[i]!))).length;
    if (fitting > (best?.fitting ?? 0)) best = { encoding, paths, fitting };
  }
  if (best) {
    const guessed = open.length - best.fitting;
    const facts = { encoding: best.encoding.replace(/^(cp|ibm)/, 'CP'), count: guessed };
    const isSure = guessed === 0 || best.encoding === 'utf-8';
    return { paths: best.paths, warning: isSure ? null : { code: 'names_guessed', facts } };
  }
  if (open.every((i) => decodeBytes('utf-8', names[i]!.bytes) !== null))
    return { paths: plain, warning: null };
  const facts = { count: open.length, first: printableName(plain[open[0]!]!) };
  return { paths: plain, warning: { code: 'names_unread', facts } };
}
