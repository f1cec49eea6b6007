import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { folderOf } from './choose-manifest.ts';
import type { Finding } from './finding.ts';
import { hostOf, hostsInScript, referencesOf, referencesOfStyles, type Use } from './page-references.ts';
import { decodePage } from './page-text.ts';
import { pathKey, resolveReference } from './paths.ts';

/** Real packages have a hundred parts at most; most open with the same page. */
const LIMITS = { pages: 100, scripts: 200, styles: 200, named: 10 };

const PAGE = /\.(x?html?|php|aspx?)$/i;

type Looked = {
  /** By host, and the first page that loads from it. */
  hosts: Map<string, { use: Use; page: string }>;
  inScripts: Set<string>;
  missing: Map<string, string>;
};

/**
 * Looks at the start page of each part, the frames in it, and the styles and scripts that they name: from which hosts do they load, and
 * is what pages name there? What a script builds, such as a frame, is only found by the author's preview. `read` gives the beginning of a
 * file; `isThere` knows the package's files; `listed` are those that the manifest lists, and whose absence is reported elsewhere.
 */
export async function readStartPages(
  points: LaunchPoint[],
  read: (path: string) => Promise<Buffer | null>,
  { isThere, listed }: { isThere(path: string): boolean; listed: Set<string> },
): Promise<Finding[]> {
  const looked: Looked = { hosts: new Map(), inScripts: new Set(), missing: new Map() };
  const scripts = new Set<string>();
  /** By path, and the page that shows them. */
  const styles = new Map<string, string>();
  const seen = new Set<string>();
  const pages = points.map(({ path }) => ({ path, frames: true }));
  for (const { path, frames } of pages) {
    if (seen.has(pathKey(path)) || seen.size >= LIMITS.pages || !PAGE.test(path)) continue;
    seen.add(pathKey(path));
    const bytes = await read(path);
    if (!bytes) continue;
    for (const found of look(path, decodePage(bytes), looked)) {
      if (!isThere(found)) {
        if (!listed.has(pathKey(found)) && !looked.missing.has(found)) looked.missing.set(found, path);
      } else if (/\.m?js$/i.test(found)) scripts.add(found);
      else if (/\.css$/i.test(found)) styles.set(found, styles.get(found) ?? path);
      else if (frames) pages.push({ path: found, frames: false });
    }
  }
  // A style that another one imports is added behind it, and looked at in its turn.
  let styled = 0;
  for (const [path, page] of styles) {
    if (styled++ >= LIMITS.styles) break;
    const bytes = await read(path);
    for (const imported of bytes ? lookAtStyles(path, page, decodePage(bytes), looked) : [])
      if (isThere(imported) && !styles.has(imported)) styles.set(imported, page);
  }
  for (const path of [...scripts].slice(0, LIMITS.scripts)) {
    const bytes = await read(path);
    for (const host of hostsInScript(bytes?.toString('latin1') ?? '')) looked.inScripts.add(host);
  }
  return findingsOf(looked);
}

/** Notes the hosts of a page, and returns the files of the package that it names. */
function look(page: string, html: string, { hosts, inScripts, missing }: Looked): string[] {
  const { references, base, scripts } = referencesOf(html);
  for (const script of scripts) for (const host of hostsInScript(script)) inScripts.add(host);
  const folder = folderOf(page);
  const bases = base && hostOf(base) === null ? [folder, base.replace(/[^/]*$/, '')] : [folder];
  return references.flatMap(({ use, address }) => {
    const host = hostOf(address);
    if (host !== null) {
      note(hosts, host, use, page);
      return [];
    }
    // A placeholder that a script fills in, or not an address at all.
    if (/^[a-z][a-z0-9+.-]*:|^[?#]|[{}<>$`|]/i.test(address)) return [];
    const found = resolveReference(bases, address);
    if (!found) missing.set(address, page);
    return found ? [found.path] : [];
  });
}

function note(hosts: Looked['hosts'], host: string, use: Use, page: string): void {
  const before = hosts.get(host);
  if (before?.use !== 'needed') hosts.set(host, { use, page: before?.page ?? page });
}

/**
 * Notes the hosts of a file of styles as those of its page, and returns the files that it imports. What else it lacks is not missed:
 * styles name fonts for browsers of old.
 */
function lookAtStyles(path: string, page: string, css: string, { hosts }: Looked): string[] {
  const { imports, shows } = referencesOfStyles(css);
  for (const address of [...imports, ...shows]) {
    const host = hostOf(address);
    if (host !== null) note(hosts, host, 'looks', page);
  }
  return imports.flatMap((address) => resolveReference([folderOf(path)], address)?.path ?? []);
}

function findingsOf({ hosts, inScripts, missing }: Looked): Finding[] {
  const of = (use: Use) => [...hosts].filter(([, each]) => each.use === use).slice(0, LIMITS.named);
  const more = [...inScripts].filter((host) => !hosts.has(host)).slice(0, LIMITS.named);
  const first = [...missing][0];
  return [
    ...of('needed').map(([host, { page }]): Finding => ({ code: 'loads_needed', facts: { host, page } })),
    ...of('looks').map(([host, { page }]): Finding => ({ code: 'loads_looks', facts: { host, page } })),
    ...(more.length > 0
      ? [{ code: 'loads_scripts', facts: { hosts: more.join(', ') } } satisfies Finding]
      : []),
    ...(first
      ? [
          {
            code: 'page_files_missing',
            facts: { count: missing.size, first: first[0], page: first[1] },
          } satisfies Finding,
        ]
      : []),
  ];
}
