import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { PackageRejection } from './finding.ts';
import { pathKey } from './paths.ts';

export type ArchiveFile = { path: string; bytes: number; entry: Entry };

export type Archive = {
  files: ArchiveFile[];
  /** Inflates one file; refuses more bytes than it declares. */
  open(file: ArchiveFile): Promise<Readable>;
  close(): void;
};

/** Real packages: at most 5,690 files seen; see docs/scorm.md for each number. */
export const ARCHIVE_LIMITS = {
  archiveBytes: 2 * 1024 ** 3,
  entries: 20_000,
  fileBytes: 2 * 1024 ** 3,
  totalBytes: 4 * 1024 ** 3,
  ratio: 200,
  ratioFrom: 1024 ** 2,
};

const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\.htaccess$|web\.config$)/i;

const isSymlink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new PackageRejection('not_a_zip')) : resolve(zip),
    ),
  );

/** Opens a zip and refuses what no honest package is. Nothing is inflated yet. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path);
  try {
    if (zip.entryCount === 0) throw new PackageRejection('empty_zip');
    if (zip.entryCount > ARCHIVE_LIMITS.entries)
      throw new PackageRejection('too_many_entries', {
        count: zip.entryCount,
        limit: ARCHIVE_LIMITS.entries,
      });
    const files = await listFiles(zip);
    refuseOverlaps(files);
    return {
      files,
      open: (file) =>
        new Promise((resolve, reject) =>
          zip.openReadStream(file.entry, (error, stream) =>
            error ? reject(new PackageRejection('file_broken', { path: file.path })) : resolve(stream),
          ),
        ),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function listFiles(zip: ZipFile): Promise<ArchiveFile[]> {
  return new Promise((resolve, reject) => {
    const files: ArchiveFile[] = [];
    const seen = new Set<string>();
    let total = 0;
    // yauzl refuses absolute names, drive letters and `..` itself, in words that start with the fault.
    zip.on('error', (error: Error) =>
      reject(
        /relative path|absolute path|invalid characters/.test(error.message)
          ? new PackageRejection('unsafe_name', { name: printableName(error.message) })
          : new PackageRejection('not_a_zip'),
      ),
    );
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: Entry) => {
      try {
        const path = entry.fileName.normalize('NFC');
        if (!path.endsWith('/') && !JUNK.test(path)) {
          checkEntry(entry, path, seen);
          total += entry.uncompressedSize;
          if (total > ARCHIVE_LIMITS.totalBytes)
            throw new PackageRejection('inflates_too_large', { gigabytes: 4 });
          files.push({ path, bytes: entry.uncompressedSize, entry });
        } else if (isSymlink(entry)) throw new PackageRejection('symlink', { name: printableName(path) });
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}

const printableName = (name: string) => name.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?').slice(0, 120);

function checkEntry(entry: Entry, path: string, seen: Set<string>): void {
  // eslint-disable-next-line no-control-regex
  if (
    /[\u0000-\u001f\u007f]/.test(path) ||
    path.split('/').some((part) => part === '.' || part === '..' || part === '')
  )
    throw new PackageRejection('unsafe_name', { name: printableName(path) });
  if (isSymlink(entry)) throw new PackageRejection('symlink', { name: printableName(path) });
  if (entry.generalPurposeBitFlag & 1) throw new PackageRejection('encrypted');
  const folded = pathKey(path);
  if (seen.has(folded)) throw new PackageRejection('names_collide', { name: printableName(path) });
  seen.add(folded);
  if (entry.uncompressedSize > ARCHIVE_LIMITS.fileBytes)
    throw new PackageRejection('inflates_too_large', { gigabytes: 2 });
  if (
    entry.uncompressedSize > ARCHIVE_LIMITS.ratioFrom &&
    entry.uncompressedSize > ARCHIVE_LIMITS.ratio * entry.compressedSize
  )
    throw new PackageRejection('bomb', { name: printableName(path) });
}

/** Two entries that share bytes are a way to make a small file large. */
function refuseOverlaps(files: ArchiveFile[]): void {
  const byOffset = [...files].sort(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const { entry, path } of byOffset) {
    if (entry.relativeOffsetOfLocalHeader < end)
      throw new PackageRejection('overlap', { name: printableName(path) });
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
  }
}
