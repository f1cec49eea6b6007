import { type Readable, Transform } from 'node:stream';
import { MINUTE_MS } from '#app/platform/time.ts';
import { PackageRejection } from './finding.ts';
import type { Archive, ArchiveFile } from './open-archive.server.ts';

/** Receives one inflated file; an upload stores it, the command line discards it. */
export type FileSink = (path: string, bytes: number, stream: Readable) => Promise<void>;

const WALL_CLOCK_MS = 10 * MINUTE_MS;

const PAGE_FILE = /\.(x?html?|js|mjs|cjs)$/i;

/** Text that every page contains that looks for its run-time, however minified. */
const RUN_TIME_CALL = /LMSInitialize|API_1484_11|\bInitialize\s*\(|["'.]Initialize\b/;

/** Elements by which a part reports its status. */
const STATUS_ELEMENT = /(lesson|completion|success)_status/;

/** What all pages of a package contain, taken together. */
export type Heard = { speaks: boolean; saysStatus: boolean };

/** Inflates every file once; returns how its pages use the SCORM interface. Throws `too_slow` and `file_broken`. */
export async function inflateArchive(archive: Archive, files: ArchiveFile[], sink: FileSink): Promise<Heard> {
  const until = performance.now() + WALL_CLOCK_MS;
  const heard: Heard = { speaks: false, saysStatus: false };
  for (const file of files) {
    if (performance.now() > until) throw new PackageRejection('too_slow');
    const stream = await archive.open(file);
    let broken = false;
    stream.on('error', () => (broken = true));
    try {
      const isHeard = heard.speaks && heard.saysStatus;
      const watched = !isHeard && PAGE_FILE.test(file.path) ? watchPage(stream, heard) : stream;
      await sink(file.path, file.bytes, watched);
    } catch (error) {
      // A broken archive is the author's error; a full disk is ours.
      throw broken ? new PackageRejection('file_broken', { path: file.path }) : error;
    }
  }
  return heard;
}

/** Passes a page on and notes whether it uses the SCORM interface and reports a status. */
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
