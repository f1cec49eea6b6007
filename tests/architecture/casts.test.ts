import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Lines above a cast in which its reason may stand: those of the statement that it is in. */
const NEAR = 8;

test('a type that is asserted against another says why', () => {
  const casts = ['app', 'db', 'sample', 'server', 'cli', 'edge'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => {
        const path = `${folder}/${name}`;
        const lines = readFileSync(path, 'utf8').split('\n');
        return lines.flatMap((line, at) =>
          line.includes('as unknown as') ? [{ path, text: lines.slice(Math.max(0, at - NEAR), at + 1) }] : [],
        );
      }),
  );
  expect(casts.length).toBeGreaterThan(10);
  const silent = casts.filter(({ text }) => !text.some((line) => /\/\/ |\*\/$/.test(line)));
  expect(silent.map(({ path }) => path)).toEqual([]);
});
