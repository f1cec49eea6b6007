import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, isFree } from './ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each worker keeps the sample region that its files copy. */
    sampleRegions: string;
  }
}

/** Lends the workers of a run a folder for their sample regions. */
export default function lendFolder(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-regions-'));
  project.provide('sampleRegions', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Copies the sample region of this worker to `folder`, and answers the port that it is for: statements in it hold its address.
 * `make` fills a folder; it takes longer than a server's start does otherwise.
 */
export async function copySampleRegion(
  folder: string,
  regions: string,
  make: (folder: string, port: number) => Promise<void>,
): Promise<number> {
  const own = join(regions, process.env['VITEST_POOL_ID'] ?? '0');
  const [kept, portFile] = [join(own, 'data'), join(own, 'port')];
  let port = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  // Another program may have taken it since the file before this one.
  if (port === 0 || !(await isFree(port))) {
    port = await freePort();
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    await make(join(own, 'new'), port);
    renameSync(join(own, 'new'), kept);
    writeFileSync(portFile, String(port));
  }
  cpSync(kept, folder, { recursive: true });
  return port;
}
