import { readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { openArchive } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';

/** `list`, `inspect`, or `inflate` (the yardstick: every file read and inflated, and nothing looked at); milliseconds and peak megabytes. */
const [kind, path] = process.argv.slice(2) as [string, string];
const began = performance.now();
if (kind === 'inspect') {
  const { report } = await inspectPackage(path);
  if (report.errors.length > 0) throw new Error(JSON.stringify(report.errors));
} else {
  const archive = await openArchive(path);
  if (kind === 'inflate')
    for (const file of archive.files) {
      const stream = await archive.open(file);
      stream.resume();
      await finished(stream);
    }
  archive.close();
}
const ms = performance.now() - began;
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;
process.stdout.write(JSON.stringify([ms, peak]));
