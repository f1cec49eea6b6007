import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pack from 'simple-scorm-packager';

/** A SCORM 1.2 package made by a tool that is not ours, from pages that speak to whatever API they find. */
export async function foreignPackage(title: string): Promise<string> {
  const source = mkdtempSync(join(tmpdir(), 'majakka-source-'));
  const target = mkdtempSync(join(tmpdir(), 'majakka-package-'));
  cpSync('tests/support/foreign-pages', source, { recursive: true });
  await new Promise<void>((done) =>
    pack(
      {
        version: '1.2',
        title,
        organization: 'Somebody else',
        masteryScore: 75,
        startingPage: 'index.html',
        source,
        package: { version: '1.0.0', zip: true, outputFolder: target },
      },
      () => done(),
    ),
  );
  return join(
    target,
    readdirSync(target).find((name) => name.endsWith('.zip'))!,
  );
}
