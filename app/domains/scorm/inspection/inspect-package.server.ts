import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackageReport, ReportedFinding } from '#app/domains/scorm/types.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { chooseManifest, folderOf } from './choose-manifest.ts';
import { readNames, refuseCollisions } from './file-names.ts';
import { type Finding, PackageRejection } from './finding.ts';
import { type FileSink, type Heard, inflateArchive } from './inflate-archive.server.ts';
import type { Manifest } from './manifest.ts';
import { type Archive, type ArchiveFile, openArchive } from './open-archive.server.ts';
import { pathKey } from './paths.ts';
import { readBeginning } from './read-beginning.server.ts';
import { pathsNamed } from './read-launch-points.ts';
import { readManifest } from './read-manifest.ts';
import { readStartPages } from './read-start-pages.ts';
import { MANIFEST_BYTES, type XmlNode, decodeXml, parseXml } from './xml.ts';

/** `manifest` is none where the package cannot be taken. */
export type Inspection = { report: PackageReport; manifest: Manifest | null };

type Found = { archive?: Archive; files?: ArchiveFile[]; manifest?: Manifest };

const discardFile: FileSink = async (_path, _bytes, stream) => {
  const drain = new PassThrough();
  drain.resume();
  await pipeline(stream, drain);
};

/** Bytes of a page or a script that are read; what it loads is near its beginning. */
const PAGE_BYTES = 1024 ** 2;

/** Most courses within a course that are reported. */
const MAX_DEEPER = 5;

/**
 * Checks an archive from end to end: the list, the manifest, the start pages, then every file inflated once and handed to `sink`.
 * Never throws for what the archive holds: the report's `errors` say why it cannot be taken. Parts without a title get one in `locale`.
 */
export async function inspectPackage(
  path: string,
  sink: FileSink = discardFile,
  locale = 'en',
): Promise<Inspection> {
  const found: Found = {};
  try {
    const archive = (found.archive = await openArchive(path));
    const manifest = await readPackage(archive, found, locale);
    const heard = await inflateArchive(archive, found.files!, sink);
    manifest.warnings.push(...warningsOfSilence(heard, manifest));
    return { report: packageReport(found, []), manifest };
  } catch (error) {
    if (!(error instanceof PackageRejection)) throw error;
    return { report: packageReport(found, [{ code: error.code, facts: error.facts }]), manifest: null };
  } finally {
    found.archive?.close();
  }
}

function warningsOfSilence({ speaks, saysStatus }: Heard, { points }: Manifest): Finding[] {
  const scos = points.filter(({ type }) => type === 'sco');
  if (scos.length === 0) return [];
  if (!speaks) return [{ code: 'never_reports' }];
  // Then each part is completed when it ends, unless the manifest leaves that to it.
  const isSettled = scos.some(({ delivery }) => !delivery?.completionSetByContent);
  return saysStatus || !isSettled ? [] : [{ code: 'never_says_status' }];
}

/** The manifest and everything that deserves a warning, before the files are inflated; fills `found`. */
async function readPackage(archive: Archive, found: Found, locale: string): Promise<Manifest> {
  const { file, deeper } = chooseManifest(archive.files);
  const root = await readXml(archive, file);
  const at = archive.files.indexOf(file);
  const names = readNames(
    archive.files.map(({ name }) => name),
    (paths) => pathsNamed(root, folderOf(paths[at]!)),
  );
  refuseCollisions(names.paths);
  const files = (found.files = archive.files.map((each, i) => ({ ...each, path: names.paths[i]! })));
  const byKey = new Map(files.map((each) => [pathKey(each.path), each]));
  const folder = folderOf(files[at]!.path);
  const t = translatorFor(locale);
  const setting = {
    files: new Set(byKey.keys()),
    partTitle: (n: number) => t('scorm:report.partTitle', { n }),
  };
  const manifest = (found.manifest = readNamed(names.warning, () =>
    readManifest(root, { ...setting, folder }),
  ));
  const others = await Promise.all(
    deeper.slice(0, MAX_DEEPER).map(async (other): Promise<Finding> => {
      const path = files[archive.files.indexOf(other)]!.path;
      const course = await readOther(archive, other, { ...setting, folder: folderOf(path) });
      const isOwn = course?.points.some((own) => manifest.points.every((point) => point.path !== own.path));
      if (!isOwn) return { code: 'manifest_deeper', facts: { path } };
      return { code: 'another_course', facts: { title: course?.title ?? path, folder: folderOf(path) } };
    }),
  );
  const pages = await readStartPages(
    manifest.points,
    async (path) => {
      const page = byKey.get(pathKey(path));
      return page ? readBeginning(archive, page, PAGE_BYTES) : null;
    },
    { isThere: (path) => byKey.has(pathKey(path)), listed: pathsNamed(root, folder) },
  );
  manifest.warnings.unshift(
    ...others.filter(({ code }) => code === 'another_course'),
    ...(names.warning ? [names.warning] : []),
    ...(folder ? [{ code: 'manifest_in_folder', facts: { folder } } satisfies Finding] : []),
    ...others.filter(({ code }) => code === 'manifest_deeper'),
  );
  manifest.warnings.push(...pages);
  return manifest;
}

/** Reports that names could not be decoded, where that alone may be why a start page is missing. */
function readNamed(unread: Finding | null, read: () => Manifest): Manifest {
  try {
    return read();
  } catch (error) {
    if (unread && error instanceof PackageRejection && error.code === 'launch_missing')
      throw new PackageRejection('launch_unread', error.facts);
    throw error;
  }
}

async function readXml(archive: Archive, file: ArchiveFile): Promise<XmlNode> {
  if (file.bytes > MANIFEST_BYTES) throw new PackageRejection('manifest_too_large', { megabytes: 5 });
  return parseXml(decodeXml(await readBeginning(archive, file, MANIFEST_BYTES + 1)));
}

/** The course of a manifest in a folder below; null where it could not be opened as a course. */
async function readOther(
  archive: Archive,
  file: ArchiveFile,
  setting: Parameters<typeof readManifest>[1],
): Promise<Manifest | null> {
  try {
    return readManifest(await readXml(archive, file), setting);
  } catch (error) {
    if (error instanceof PackageRejection) return null;
    throw error;
  }
}

function packageReport(
  { archive, manifest, files = archive?.files }: Found,
  errors: Finding[],
): PackageReport {
  const t = translatorFor('en');
  const reported = ({ code, facts = {} }: Finding): ReportedFinding => ({
    code,
    message: t(`scorm:finding.${code}`, facts),
    facts,
  });
  return {
    standard: manifest?.standard ?? null,
    edition: manifest?.edition ?? null,
    title: manifest?.title ?? null,
    scos: manifest?.scos ?? [],
    launch: manifest ? manifest.points[0].path + manifest.points[0].query : null,
    sequencing: manifest?.sequencing ?? false,
    files: files?.length ?? 0,
    bytes: files?.reduce((sum, file) => sum + file.bytes, 0) ?? 0,
    warnings: (manifest?.warnings ?? []).map(reported),
    errors: errors.map(reported),
    ...(manifest?.description ? { description: manifest.description } : {}),
  };
}
