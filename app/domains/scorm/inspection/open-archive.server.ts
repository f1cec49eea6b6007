import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ExtraField, type ZipFile } from 'yauzl';
import { type StoredName, asPath, printableName, readName } from './file-names.ts';
import { PackageRejection } from './finding.ts';

/** `path` is its name on its own, until the manifest helps to decode it (`readNames`). */
export type ArchiveFile = { path: string; name: StoredName; bytes: number; entry: Entry };

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

const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|Icon\r$|\.htaccess$|web\.config$)/i;

const isSymlink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;

/** We decode names ourselves: the library knows CP437 alone, and refuses with its own messages. */
const READING = { lazyEntries: true, validateEntrySizes: true, decodeStrings: false };

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.open(path, { ...READING, autoClose: false }, (error, zip) =>
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
    let total = 0;
    zip.on('error', (error: Error) =>
      reject(new PackageRejection(/encryption/.test(error.message) ? 'encrypted' : 'not_a_zip')),
    );
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: Entry) => {
      try {
        const name = storedName(entry);
        const written = readName(name);
        checkName(entry, written);
        const path = asPath(written);
        if (path !== '' && !written.endsWith('/') && !JUNK.test(written)) {
          checkEntry(entry, path);
          total += entry.uncompressedSize;
          if (total > ARCHIVE_LIMITS.totalBytes)
            throw new PackageRejection('inflates_too_large', { gigabytes: 4 });
          files.push({ path, name, bytes: entry.uncompressedSize, entry });
        }
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}

/** Its encoding is known by Info-ZIP's field of it in UTF-8 (APPNOTE 4.6.9), or by bit 11 (4.4.4) where that is true. */
function storedName({ fileNameRaw: bytes, extraFields, generalPurposeBitFlag }: Entry): StoredName {
  const withFields = (fields: ExtraField[]) => yauzl.getFileNameLowLevel(0, bytes, fields, true);
  const found = withFields(extraFields);
  if (found !== withFields([])) return { bytes, known: found };
  const isMarked = (generalPurposeBitFlag & 0x800) !== 0 && isUtf8(bytes);
  return { bytes, known: isMarked ? bytes.toString() : null };
}

/** In every encoding that a name may be in, these characters are the same bytes. */
function checkName(entry: Entry, name: string): void {
  const shown = { name: printableName(name) };
  if (/^(\/|[a-z]:)/i.test(name) || name.split('/').includes('..'))
    throw new PackageRejection('unsafe_name', shown);
  if (isSymlink(entry)) throw new PackageRejection('symlink', shown);
}

function checkEntry(entry: Entry, path: string): void {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(path))
    throw new PackageRejection('name_control', { name: printableName(path) });
  if (entry.generalPurposeBitFlag & 1) throw new PackageRejection('encrypted');
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
