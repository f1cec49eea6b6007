import { PackageRejection } from './finding.ts';
import type { ArchiveFile } from './open-archive.server.ts';
import { pathKey } from './paths.ts';

/** The manifest of the package, and those in folders below, nearest first. Throws `two_manifests`, `names_identical`, or an error that says what the archive is instead. */
export function chooseManifest(files: ArchiveFile[]): { file: ArchiveFile; deeper: ArchiveFile[] } {
  const named = (name: string) => files.filter(({ path }) => pathKey(path).split('/').at(-1) === name);
  const depth = ({ path }: ArchiveFile) => path.split('/').length;
  const [file, ...deeper] = named('imsmanifest.xml').sort((a, b) => depth(a) - depth(b));
  if (!file) {
    if (named('cmi5.xml').length > 0) throw new PackageRejection('is_cmi5');
    if (named('tincan.xml').length > 0) throw new PackageRejection('is_tincan');
    if (files.some(({ path }) => /\.(crs|au|des|cst)$/i.test(path))) throw new PackageRejection('is_aicc');
    throw new PackageRejection('no_manifest');
  }
  const [second] = deeper;
  if (second?.path === file.path) throw new PackageRejection('names_identical', { name: file.path });
  if (second && depth(second) === depth(file))
    throw new PackageRejection('two_manifests', { first: file.path, second: second.path });
  return { file, deeper };
}

export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
