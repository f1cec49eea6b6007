/** How much depends on what a page loads: without `needed` it may not work, without `looks` it looks different. */
export type Use = 'needed' | 'looks';

export type Reference = { use: Use; address: string };

export type PageReferences = {
  /** In the order of the page, as they are written. */
  references: Reference[];
  /** Base of relative addresses, where the page declares one. */
  base: string | null;
  /** Texts of the page's inline scripts. */
  scripts: string[];
};

const LONGEST_TAG = 4000;

/** Bounds on a tag and on a quote in it keep the search linear, whatever a page contains. */
const TAG = /^<([a-z][a-z0-9]*)((?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>/i;

const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Elements that hold text and no elements, and one whose elements no browser with scripts opens. */
const HOLDS_TEXT = new Set(['script', 'style', 'noscript', 'textarea', 'title', 'xmp']);

type Tag = { name: string; attributes: Map<string, string>; text: string };

function* tagsOf(html: string): Generator<Tag> {
  const folded = html.toLowerCase();
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = html.indexOf('-->', at);
      if (at < 0) return;
      continue;
    }
    const [whole, name = '', written = ''] = TAG.exec(html.slice(at, at + LONGEST_TAG)) ?? [];
    if (whole === undefined) {
      at++;
      continue;
    }
    at += whole.length;
    const tag = { name: name.toLowerCase(), attributes: readAttributes(written), text: '' };
    if (HOLDS_TEXT.has(tag.name)) {
      const end = folded.indexOf(`</${tag.name}`, at);
      tag.text = html.slice(at, end < 0 ? undefined : end);
      at = end < 0 ? html.length : end;
    }
    yield tag;
  }
}

const SIGNS: Record<string, string> = { amp: '&', quot: '"', apos: "'", '#39': "'" };

const readAttributes = (written: string): Map<string, string> =>
  new Map(
    [...written.matchAll(ATTRIBUTE)].map(([, name, double, single, bare]) => [
      name!.toLowerCase(),
      (double ?? single ?? bare ?? '')
        .replace(/&(amp|quot|apos|#39);/g, (_, sign: string) => SIGNS[sign]!)
        .trim(),
    ]),
  );

/** Attribute by which an element loads something, and its use. */
const LOADS: Record<string, [attribute: string, use: Use]> = {
  script: ['src', 'needed'],
  iframe: ['src', 'needed'],
  frame: ['src', 'needed'],
  embed: ['src', 'needed'],
  object: ['data', 'needed'],
  video: ['src', 'needed'],
  audio: ['src', 'needed'],
  source: ['src', 'needed'],
  track: ['src', 'needed'],
  img: ['src', 'looks'],
};

/** What a page of a package loads, as far as its HTML shows. */
export function referencesOf(html: string): PageReferences {
  const found: PageReferences = { references: [], base: null, scripts: [] };
  const add = (use: Use, address: string | undefined) =>
    address && void found.references.push({ use, address });
  for (const { name, attributes, text } of tagsOf(html)) {
    const loads = LOADS[name];
    if (loads) add(loads[1], attributes.get(loads[0]));
    if (name === 'base') found.base ??= attributes.get('href') ?? null;
    if (name === 'link') add(...linkOf(attributes));
    const styles = name === 'style' ? text : attributes.get('style');
    if (styles) for (const address of Object.values(referencesOfStyles(styles)).flat()) add('looks', address);
    if (name === 'script' && /^$|javascript|module|ecmascript/i.test(attributes.get('type') ?? ''))
      found.scripts.push(text);
  }
  return found;
}

function linkOf(attributes: Map<string, string>): [Use, string | undefined] {
  const href = attributes.get('href');
  const kinds = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (kinds.includes('stylesheet')) return ['looks', href];
  if (kinds.includes('modulepreload')) return ['needed', href];
  return ['looks', undefined]; // an icon, a licence, a hint
}

/** Stylesheets that a style imports, and fonts and pictures that it loads; a namespace loads nothing. */
const LOADED_BY_STYLES =
  /@namespace[^;]{0,500}|@import\s*(?:url\(\s*)?["']?([^"')\s;]{1,500})|\burl\(\s*["']?([^"')\s]{1,500})/gi;

export type StyleReferences = { imports: string[]; shows: string[] };

/** Addresses that CSS loads, as written. */
export function referencesOfStyles(css: string): StyleReferences {
  const found = Array.from(withoutComments(css).matchAll(LOADED_BY_STYLES));
  return {
    imports: found.flatMap(([, each]) => each ?? []),
    shows: found.flatMap(([, , each]) => each ?? []),
  };
}

/** Linear, also where a comment never ends. */
function withoutComments(css: string): string {
  const kept: string[] = [];
  for (let at = 0; at >= 0;) {
    const from = css.indexOf('/*', at);
    kept.push(css.slice(at, from < 0 ? undefined : from));
    const end = from < 0 ? -1 : css.indexOf('*/', from + 2);
    at = end < 0 ? -1 : end + 2;
  }
  return kept.join(' ');
}

const HOST = '(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}';

/** Addresses that a script clearly loads: scripts and styles by their ending, a `src`, what is fetched, requested or imported. */
const LOADED_BY_SCRIPT = [
  `["'\`](?:https?:)?//(${HOST})(?::\\d+)?/[^"'\`\\s]{0,300}?\\.(?:m?js|css)\\b`,
  `\\.open\\(\\s*["'](?:GET|POST|PUT|HEAD)["']\\s*,\\s*["'\`](?:https?:)?//(${HOST})[:/]`,
  `(?:\\bsrc\\s*[=:]|\\b(?:fetch|import|importScripts|getScript)\\s*\\(|\\bfrom)\\s*["'\`](?:https?:)?//(${HOST})[:/]`,
].map((pattern) => new RegExp(pattern, 'gi'));

/** Hosts that a script may load from, each once. */
export function hostsInScript(script: string): string[] {
  const text = script.replaceAll('\\/', '/');
  const hosts = LOADED_BY_SCRIPT.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, host]) => host!.toLowerCase()),
  );
  return [...new Set(hosts)];
}

/** Host and port of an address on another host; null for an address within the package and for a `data:` address. */
export function hostOf(address: string): string | null {
  const found = /^(?:(?:https?|wss?):)?\/\/([^/?#\\]+)/i.exec(address);
  return found ? found[1]!.toLowerCase().replace(/^.*@/, '') : null;
}
