import { type ReadStream, createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import yazl from 'yazl';

// The same bytes each time.
const MTIME = new Date('2026-01-01T00:00:00Z');

/** A zip that is written while it is read. Its reader may go away in the middle: the file that is being read is closed then. */
export function writeZip() {
  const zip = new yazl.ZipFile();
  // yazl's type of the stream is the interface alone.
  const stream = zip.outputStream as Readable;
  let current: ReadStream | null = null;
  stream.once('close', () => current?.destroy());
  return {
    stream,
    addText: (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, { mtime: MTIME }),
    /** `compress`: not for what is packed already. */
    addFile: (from: string, path: string, compress: boolean) =>
      zip.addReadStreamLazy(path, { mtime: MTIME, mode: 0o100644, compress }, (use) => {
        current = createReadStream(from);
        current.once('error', (error) => stream.destroy(error));
        use(null, current);
      }),
    end: () => zip.end(),
  };
}
