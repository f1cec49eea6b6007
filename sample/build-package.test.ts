import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, test } from 'vitest';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { buildPackage, readPackageWords } from './build-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(LOCALES.map(({ code }) => code))(
  'our own course in %s is taken without a word, whole and in parts',
  async (code) => {
    for (const standard of ['scorm-1.2', 'scorm-2004'] as const)
      for (const inParts of [false, true]) {
        const path = join(folder, `${code}-${standard}-${inParts}.zip`);
        await pipeline(buildPackage('tele-consultation', code, standard, inParts), createWriteStream(path));
        const { report, manifest } = await inspectPackage(path);
        expect([report.errors, report.warnings]).toEqual([[], []]);
        const { screens, title } = readPackageWords(code);
        expect(report.scos.map((sco) => sco.title)).toEqual(
          inParts ? screens.map(({ heading }) => heading) : [title],
        );
        const kind = !inParts ? undefined : standard === 'scorm-1.2' ? 'list' : 'sequenced';
        expect(manifest!.contents?.kind).toBe(kind);
      }
  },
);
