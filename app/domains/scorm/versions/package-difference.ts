/** A package as far as it is compared with another. */
export type ComparedPackage = {
  standard: string;
  bytes: number;
  parts: { sco: string; title: string }[];
  files: { path: string; hash: string }[];
};

export type PackageDifference = {
  standard: { from: string; to: string } | null;
  bytes: { from: number; to: number };
  parts: { kept: number; added: string[]; gone: string[]; renamed: { from: string; to: string }[] };
  files: { same: number; changed: number; added: number; gone: number };
};

/**
 * Differences between a new package and the one before. Parts are the same by their identifier, on which a learner's state
 * depends.
 */
export function packageDifference(before: ComparedPackage, after: ComparedPackage): PackageDifference {
  const titles = new Map(before.parts.map(({ sco, title }) => [sco, title]));
  const now = new Set(after.parts.map(({ sco }) => sco));
  const kept = after.parts.filter(({ sco }) => titles.has(sco));
  const hashes = new Map(before.files.map(({ path, hash }) => [path, hash]));
  const paths = new Set(after.files.map(({ path }) => path));
  const known = after.files.filter(({ path }) => hashes.has(path));
  const same = known.filter(({ path, hash }) => hashes.get(path) === hash).length;
  return {
    standard: before.standard === after.standard ? null : { from: before.standard, to: after.standard },
    bytes: { from: before.bytes, to: after.bytes },
    parts: {
      kept: kept.length,
      added: after.parts.filter(({ sco }) => !titles.has(sco)).map(({ title }) => title),
      gone: before.parts.filter(({ sco }) => !now.has(sco)).map(({ title }) => title),
      renamed: kept
        .map(({ sco, title }) => ({ from: titles.get(sco)!, to: title }))
        .filter(({ from, to }) => from !== to),
    },
    files: {
      same,
      changed: known.length - same,
      added: after.files.length - known.length,
      gone: before.files.filter(({ path }) => !paths.has(path)).length,
    },
  };
}
