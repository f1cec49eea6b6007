import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What `setup.mjs` compares to know whether the build is stale. */
const sources = /for \(const path of \[(.*?)\]\)/s
  .exec(readFileSync('setup.mjs', 'utf8'))![1]!
  .match(/[\w.-]+/g)!;
const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };

/** What a module imports of ours, by its path from the root. */
function importsOf(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'));
  return importedFiles.flatMap(({ fileName }) => {
    const alias = Object.keys(imports).find((each) => fileName.startsWith(each.slice(0, -1)));
    if (alias) return posix.join(imports[alias]!.slice(0, -1), fileName.slice(alias.length - 1));
    return fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : [];
  });
}

test('a build is stale as soon as anything changes that its modules import, or by which they are built', () => {
  const modules = sources
    .filter((path) => statSync(path).isDirectory())
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
  const roots = new Set(modules.flatMap(importsOf).map((path) => path.split('/')[0]!));
  const configured = readdirSync('.').filter((name) =>
    /^(package.*\.json|tsconfig.*\.json|(remix|vite)\..*)$/.test(name),
  );
  expect([...roots, ...configured].filter((root) => !sources.includes(root))).toEqual([]);
  expect(roots.size).toBeGreaterThan(5);
});
