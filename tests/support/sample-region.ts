import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, isFree } from './ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the sample regions lie that files copy. */
    sampleRegions: string;
  }
}

/** Lends the files of a project a folder for sample regions: `npm test` names one for all of them, so that fewer are made. */
export default function lendFolder(project: TestProject): () => void {
  const shared = process.env['SAMPLE_REGIONS'];
  if (shared) {
    mkdirSync(shared, { recursive: true });
    project.provide('sampleRegions', shared);
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'majakka-regions-'));
  project.provide('sampleRegions', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

export type SampleRegion = {
  /** The port that it is for: statements in it hold its address. */
  port: number;
  /** Once no server uses the port any more. */
  release(): void;
};

/**
 * Copies a sample region to `folder`: one that nobody uses just now, or a new one, made by `make`, which fills a folder.
 * Making one takes longer than everything else in the start of a server.
 */
export async function copySampleRegion(
  folder: string,
  regions: string,
  make: (folder: string, port: number) => Promise<void>,
): Promise<SampleRegion> {
  const own = takeOne(regions);
  const [kept, portFile] = [join(own, 'data'), join(own, 'port')];
  let port = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  // Another program may have taken it since the file before this one.
  if (port === 0 || !(await isFree(port))) {
    port = await freePort();
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    await make(kept, port);
    writeFileSync(portFile, String(port));
  }
  cpSync(kept, folder, { recursive: true });
  return { port, release: () => rmSync(takenBy(own), { recursive: true, force: true }) };
}

const takenBy = (region: string): string => `${region}.taken`;

/** The first to make the folder beside it has it. */
function takeOne(regions: string): string {
  for (let number = 1; ; number++) {
    const own = join(regions, String(number));
    try {
      mkdirSync(takenBy(own));
      return own;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
