import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackageReport, ReportedFinding } from '#app/domains/scorm/types.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { type Finding, PackageRejection } from './finding.ts';
import type { Manifest } from './manifest.ts';
import { type Archive, type ArchiveFile, openArchive } from './open-archive.server.ts';
import { pathKey } from './paths.ts';
import { readManifest } from './read-manifest.ts';
import { decodeXml, parseXml } from './xml.ts';

/** `manifest` is none where the package cannot be taken. */
export type Inspection = { report: PackageReport; manifest: Manifest | null };

/** Takes one inflated file; an upload stores it, the command line lets it go. */
export type FileSink = (path: string, bytes: number, stream: Readable) => Promise<void>;

const discardFile: FileSink = async (_path, _bytes, stream) => {
  const drain = new PassThrough();
  drain.resume();
  await pipeline(stream, drain);
};

const WALL_CLOCK_MS = 10 * MINUTE_MS;

/**
 * Checks an archive from end to end: the list, the manifest, then every file inflated once and handed to `sink`.
 * Never throws for what the archive holds: the report's `errors` say why it cannot be taken.
 */
export async function inspectPackage(path: string, sink: FileSink = discardFile): Promise<Inspection> {
  const found: { archive?: Archive; manifest?: Manifest } = {};
  try {
    const archive = (found.archive = await openArchive(path));
    const { file, folder, warnings } = chooseManifest(archive.files);
    const root = parseXml(decodeXml(await readWhole(archive, file)));
    const manifest = (found.manifest = readManifest(
      root,
      folder,
      new Set(archive.files.map((each) => pathKey(each.path))),
    ));
    manifest.warnings.unshift(...warnings);
    const heard = await inflateAll(archive, sink);
    manifest.warnings.push(...warningsOfSilence(heard, manifest));
    return { report: packageReport(found, []), manifest };
  } catch (error) {
    if (!(error instanceof PackageRejection)) throw error;
    return { report: packageReport(found, [{ code: error.code, facts: error.facts }]), manifest: null };
  } finally {
    found.archive?.close();
  }
}

function chooseManifest(files: ArchiveFile[]): { file: ArchiveFile; folder: string; warnings: Finding[] } {
  const named = (name: string) => files.filter(({ path }) => pathKey(path).split('/').at(-1) === name);
  const depth = ({ path }: ArchiveFile) => path.split('/').length;
  const manifests = named('imsmanifest.xml').sort((a, b) => depth(a) - depth(b));
  const [file, second] = manifests;
  if (!file) {
    if (named('cmi5.xml').length > 0) throw new PackageRejection('is_cmi5');
    if (named('tincan.xml').length > 0) throw new PackageRejection('is_tincan');
    if (files.some(({ path }) => /\.(crs|au|des|cst)$/i.test(path))) throw new PackageRejection('is_aicc');
    throw new PackageRejection('no_manifest');
  }
  if (second && depth(second) === depth(file))
    throw new PackageRejection('two_manifests', { first: file.path, second: second.path });
  const folder = file.path.split('/').slice(0, -1).join('/');
  const warnings: Finding[] = [];
  if (folder) warnings.push({ code: 'manifest_in_folder', facts: { folder } });
  if (second) warnings.push({ code: 'manifest_deeper', facts: { path: second.path } });
  return { file, folder, warnings };
}

async function readWhole(archive: Archive, file: ArchiveFile): Promise<Buffer> {
  if (file.bytes > 5_000_000) throw new PackageRejection('manifest_too_large', { megabytes: 5 });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await archive.open(file)) chunks.push(chunk as Buffer);
  } catch (error) {
    throw error instanceof PackageRejection
      ? error
      : new PackageRejection('file_broken', { path: file.path });
  }
  return Buffer.concat(chunks);
}

const PAGE_FILE = /\.(x?html?|js|mjs|cjs)$/i;

/** Text that every page contains which looks for its run-time, however much it was minified. */
const RUN_TIME_CALL = /LMSInitialize|API_1484_11|\bInitialize\s*\(|["'.]Initialize\b/;

/** Names of the elements by which a part says how far it is. */
const STATUS_ELEMENT = /(lesson|completion|success)_status/;

/** What the pages of a package contain, all together. */
type Heard = { speaks: boolean; saysStatus: boolean };

function warningsOfSilence({ speaks, saysStatus }: Heard, { points }: Manifest): Finding[] {
  const scos = points.filter(({ type }) => type === 'sco');
  if (scos.length === 0) return [];
  if (!speaks) return [{ code: 'never_reports' }];
  // Then each part is completed when it ends, unless the manifest leaves that to it.
  const isSettled = scos.some(({ delivery }) => !delivery?.completionSetByContent);
  return saysStatus || !isSettled ? [] : [{ code: 'never_says_status' }];
}

/** Passes a page on and looks whether it uses the interface of SCORM, and says a status by it. */
function watchPage(stream: Readable, heard: Heard): Readable {
  let tail = '';
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!heard.speaks || !heard.saysStatus) {
        const text = tail + chunk.toString('latin1');
        heard.speaks ||= RUN_TIME_CALL.test(text);
        heard.saysStatus ||= STATUS_ELEMENT.test(text);
        tail = text.slice(-40);
      }
      done(null, chunk);
    },
  });
  stream.on('error', (error) => watch.destroy(error));
  return stream.pipe(watch);
}

async function inflateAll(archive: Archive, sink: FileSink): Promise<Heard> {
  const until = performance.now() + WALL_CLOCK_MS;
  const heard: Heard = { speaks: false, saysStatus: false };
  for (const file of archive.files) {
    if (performance.now() > until) throw new PackageRejection('too_slow');
    const stream = await archive.open(file);
    let broken = false;
    stream.on('error', () => (broken = true));
    try {
      const isDone = heard.speaks && heard.saysStatus;
      const watched = !isDone && PAGE_FILE.test(file.path) ? watchPage(stream, heard) : stream;
      await sink(file.path, file.bytes, watched);
    } catch (error) {
      // A broken archive is the author's error; a full disk is ours.
      throw broken ? new PackageRejection('file_broken', { path: file.path }) : error;
    }
  }
  return heard;
}

function packageReport(
  { archive, manifest }: { archive?: Archive; manifest?: Manifest },
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
    files: archive?.files.length ?? 0,
    bytes: archive?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0,
    warnings: (manifest?.warnings ?? []).map(reported),
    errors: errors.map(reported),
    ...(manifest?.description ? { description: manifest.description } : {}),
  };
}
