import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  type Entry,
  NS_2004,
  PAGE,
  centralRecord,
  manifest,
  packageOf,
  patched,
  zip,
} from '#tests/support/packages.ts';
import { inspectPackage } from './inspect-package.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-wild-'));

afterAll(() => rmSync(folder, { recursive: true }));

let n = 0;

async function inspect(archive: Buffer | Promise<Buffer>) {
  const path = join(folder, `${n++}.zip`);
  writeFileSync(path, await archive);
  const { report, manifest: read } = await inspectPackage(path);
  return { report, read, codes: [...report.errors, ...report.warnings].map((each) => each.code) };
}

const organizations = (items: string, attributes = '') =>
  `<organizations ${attributes}><organization identifier="o"><title>T</title>${items}</organization></organizations>`;

const item = (id: string, more = '', attributes = '') =>
  `<item identifier="${id}" identifierref="r1" ${attributes}><title>${id}</title>${more}</item>`;

/** Contents of packages of a dozen authoring tools, each with its expected result. */
test('a manifest of 461 KB with 5,690 files is read', async () => {
  const files = Array.from(
    { length: 5690 },
    (_, i) => `<file href="content/assets/slide${i}/media/picture${i}.png"/>`,
  );
  const resources = `<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html">${files.join('')}</resource>`;
  const { report, codes } = await inspect(packageOf({ resources }));
  expect(codes).toEqual(['files_missing']);
  expect(report.warnings[0]?.facts).toMatchObject({ count: 5690 });
});

test('no scormType at all: what an item names is a SCO', async () => {
  const resources = '<resource identifier="r1" type="webcontent" href="index.html"/>';
  expect((await inspect(packageOf({ resources }))).report.scos).toMatchObject([{ type: 'sco' }]);
});

test('two organizations: the default one is taken, and it is said', async () => {
  const two = `<organizations default="b"><organization identifier="a"><title>A</title>${item('1')}</organization><organization identifier="b"><title>B</title>${item('2')}</organization></organizations>`;
  const { report, codes } = await inspect(packageOf({ organizations: two }));
  expect([report.title, report.scos.map(({ identifier }) => identifier), codes]).toEqual([
    'B',
    ['2'],
    ['several_organizations'],
  ]);
});

test('what a Mac, a Windows and a web server leave in a zip is no part of the package', async () => {
  const junk = [
    '__MACOSX/._index.html',
    '.DS_Store',
    'a/Thumbs.db',
    'a/desktop.ini',
    '.htaccess',
    'web.config',
  ];
  const { report, codes } = await inspect(
    packageOf(
      {},
      junk.map((path) => ({ path, content: 'x' })),
    ),
  );
  expect([report.files, codes]).toEqual([2, []]);
});

test('names with backslashes are folders', async () => {
  const archive = patched(
    await packageOf({ resources: '<resource identifier="r1" type="webcontent" href="sub/page.html"/>' }, [
      { path: 'sub/page.html', content: PAGE.content },
    ]),
    'sub/page.html',
    'sub\\page.html',
  );
  // The manifest says what it says: only the archive's names were written by Windows.
  const { codes } = await inspect(archive);
  expect(codes).toEqual([]);
});

test('names of old DOS code pages, spaces and percent signs are found', async () => {
  const resources = '<resource identifier="r1" type="webcontent" href="M%C3%A4rz%20100%25.html"/>';
  const { report, codes } = await inspect(
    packageOf({ resources }, [{ path: 'März 100%.html', content: PAGE.content }]),
  );
  expect([report.launch, codes]).toEqual(['März 100%.html', []]);
});

test('CAM 27: hidden items are parts, without a line in the contents; headings are none', async () => {
  const items = `<item identifier="h"><title>Heading</title>${item('a')}${item('b', '', 'isvisible="false"')}</item>`;
  const { read } = await inspect(packageOf({ organizations: organizations(items) }));
  expect(read!.points.map(({ sco }) => sco)).toEqual(['a', 'b']);
  expect(read!.contents).toMatchObject({
    kind: 'list',
    root: {
      children: [
        {
          id: 'h',
          children: [
            { id: 'a', visible: true },
            { id: 'b', visible: false },
          ],
        },
      ],
    },
  });
});

test('SCORM 1.2 CAM §2.3.2.5: prerequisites, time limit, launch data and mastery score reach the run-time', async () => {
  const more =
    '<adlcp:prerequisites type="aicc_script">a</adlcp:prerequisites><adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,no message</adlcp:timelimitaction><adlcp:datafromlms>x=1</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore>';
  const { read } = await inspect(packageOf({ organizations: organizations(item('a') + item('b', more)) }));
  expect(read!.points[1]).toMatchObject({
    prerequisites: 'a',
    maxTimeAllowed: '00:30:00',
    timeLimitAction: 'exit,no message',
    launchData: 'x=1',
    masteryScore: '80',
  });
});

test('SCORM 2004 4th Ed. CAM §3.4, §5.1: thresholds, limits, launch data and objectives reach the run-time', async () => {
  const more = `<adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction><adlcp:dataFromLMS>y</adlcp:dataFromLMS>
    <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.75"/>
    <imsss:sequencing><imsss:limitConditions attemptAbsoluteDurationLimit="PT30M"/><imsss:objectives>
    <imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective>
    <imsss:objective objectiveID="o2"/></imsss:objectives></imsss:sequencing>`;
  const { read } = await inspect(
    packageOf({
      version: '2004 4th Edition',
      namespaces: NS_2004,
      organizations: organizations(item('a', more)),
    }),
  );
  expect(read!.points[0]).toMatchObject({
    completionThreshold: '0.75',
    scaledPassingScore: '0.6',
    maxTimeAllowed: 'PT30M',
    timeLimitAction: 'exit,message',
    launchData: 'y',
    objectives: ['p', 'o2'],
  });
  expect(read!.contents).toBeNull();
});

test('SCORM 2004 3rd Ed.: a threshold is text; of the 4th it counts only where it says so', async () => {
  const threshold = async (more: string) =>
    (await inspect(packageOf({ version: '2004 4th Edition', namespaces: NS_2004, organizations: organizations(item('a', more)) }))).read!.points[0].completionThreshold; // oxfmt-ignore
  expect([
    await threshold('<adlcp:completionThreshold>0.5</adlcp:completionThreshold>'),
    await threshold('<adlcp:completionThreshold minProgressMeasure="0.5"/>'),
    await threshold('<adlcp:completionThreshold completedByMeasure="true"/>'),
  ]).toEqual(['0.5', null, '1']);
});

test('identifiers that are missing or used twice are mended, and it is said', async () => {
  const items = `${item('a')}${item('a')}<item identifierref="r1"><title>x</title></item>`;
  const { report, codes } = await inspect(packageOf({ organizations: organizations(items) }));
  expect(report.scos.map(({ identifier }) => identifier)).toEqual(['a', 'a-2', 'item']);
  expect([codes, report.warnings[0]?.facts]).toEqual([['identifiers_mended'], { count: 2 }]);
});

test('a heading that is also a page: opened in 1.2, not in 2004, and it is said', async () => {
  const items = `<item identifier="h" identifierref="r1"><title>H</title>${item('a')}</item>`;
  const old = await inspect(packageOf({ organizations: organizations(items) }));
  expect(old.read!.points.map(({ sco }) => sco)).toEqual(['h', 'a']);
  const now = await inspect(
    packageOf({ version: '2004 4th Edition', namespaces: NS_2004, organizations: organizations(items) }),
  );
  expect([now.read!.points.map(({ sco }) => sco), now.codes]).toEqual([['a'], ['cluster_with_content']]);
});

test('prerequisites that cannot be read lock nothing, and it is said', async () => {
  const more = '<adlcp:prerequisites type="aicc_script">a &amp;&amp; (</adlcp:prerequisites>';
  expect(
    (await inspect(packageOf({ organizations: organizations(item('a') + item('b', more)) }))).codes,
  ).toEqual(['prerequisites_unread']);
});

/** Title that Hot Potatoes writes where its author gave none. */
const MADE_UP = 'ITEM-328AD04C-AF51-4B5C-9E1D-0123456789AB';

const untitled = (id: string, title?: string) =>
  `<item identifier="${id}" identifierref="r1">${title === undefined ? '' : `<title>${title}</title>`}</item>`;

test('parts without a title, or with one that a program made up, are named by their place, and so are headings', async () => {
  const heading = `<item identifier="h">${untitled('c')}${untitled('d', ' ')}</item>`;
  for (const [version, namespaces] of [['1.2', undefined], ['2004 4th Edition', NS_2004]] as const) {
    const { read, report } = await inspect(
      packageOf({
        version,
        ...(namespaces ? { namespaces } : {}),
        organizations: organizations(`${untitled('a', 'First')}${untitled(MADE_UP, MADE_UP)}${heading}`),
      }),
    );
    expect(read!.points.map(({ title }) => title)).toEqual(['First', 'Part 2', 'Part 3', 'Part 4']);
    const root = read!.contents!.kind === 'list' ? read!.contents!.root : read!.contents!.tree.root;
    expect(root.children.map(({ title }) => title)).toEqual(['First', 'Part 2', 'Part 3']);
    expect(root.children[2]!.children.map(({ title }) => title)).toEqual(['Part 3', 'Part 4']);
    expect(report.title).toBe('T');
  } // oxfmt-ignore
});

test('a single part without a title is named like its course; a course without one like its part, or not at all', async () => {
  const one = async (items: string, title: string) =>
    inspect(packageOf({ organizations: `<organizations><organization identifier="o">${title}${items}</organization></organizations>` })); // oxfmt-ignore
  expect((await one(untitled(MADE_UP), '<title>Heart</title>')).report).toMatchObject({
    title: 'Heart',
    scos: [{ title: 'Heart', identifier: MADE_UP }],
  });
  expect((await one(untitled('a', 'Pulse'), '')).report.title).toBe('Pulse');
  expect((await one(untitled('a'), '')).report).toMatchObject({ title: null, scos: [{ title: 'Part 1' }] });
  const bare = await inspect(packageOf({ organizations: '<organizations/>' }));
  expect(bare.report).toMatchObject({ title: null, scos: [{ title: 'Part 1' }] });
});

test('another whole course in a folder is named, by its title', async () => {
  const other = manifest({ organizations: organizations(item('x')) });
  const { report } = await inspect(
    packageOf({}, [
      { path: 'second/imsmanifest.xml', content: other },
      { path: 'second/index.html', content: PAGE.content },
    ]),
  );
  expect(report.warnings).toMatchObject([
    { code: 'another_course', facts: { title: 'T', folder: 'second' } },
  ]);
});

test('a part that leads nowhere is refused: nobody could ever complete the course', async () => {
  const resources =
    '<resource identifier="r1" type="webcontent" href="index.html"/><resource identifier="r2" type="webcontent" href="gone.html"/>';
  const items = `${item('a')}<item identifier="b" identifierref="r2"><title>b</title></item>`;
  expect((await inspect(packageOf({ organizations: organizations(items), resources }))).codes).toEqual([
    'launch_missing',
  ]);
});

test('SCORM 2004 with several parts is sequenced, by its tree; dangling items are no part of it', async () => {
  const items = `${item('a')}<item identifier="x" identifierref="gone"><title>x</title></item>${item('b')}`;
  const { read, codes } = await inspect(
    packageOf({ version: '2004 3rd Edition', namespaces: NS_2004, organizations: organizations(items) }),
  );
  expect(read!.contents).toMatchObject({
    kind: 'sequenced',
    tree: { root: { children: [{ id: 'a' }, { id: 'b' }] } },
  });
  expect(codes).toEqual(['dangling_reference']);
});

test('pages that never mention the interface are told; what a large script has in the middle is found', async () => {
  const silent = zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: '<video></video>' },
  ]);
  expect((await inspect(silent)).codes).toEqual(['never_reports']);
  // Neither at the edge of a chunk nor far from it.
  for (const before of [65_530, 200_001]) {
    const script = `${'/* filler */'.repeat(before).slice(0, before)}API_1484_11.Initialize("");SetValue("cmi.completion_status","completed")`;
    const speaking = zip([
      { path: 'imsmanifest.xml', content: manifest() },
      { path: 'index.html', content: '<script src="driver.js"></script>' },
      { path: 'driver.js', content: script },
    ]);
    expect((await inspect(speaking)).codes).toEqual([]);
  }
  const asset = '<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="index.html"/>';
  const film = zip([
    { path: 'imsmanifest.xml', content: manifest({ resources: asset }) },
    { path: 'index.html', content: '<video></video>' },
  ]);
  expect((await inspect(film)).codes).toEqual([]);
});

test('F7: pages that use the interface and never report a status are listed, where the system then settles it', async () => {
  const minimum = { path: 'index.html', content: '<script>API_1484_11.Initialize("");API_1484_11.Terminate("")</script>' };
  const of = (more: string) =>
    manifest({ version: '2004 4th Edition', namespaces: NS_2004, organizations: organizations(item('a', more)) });
  const codes = async (xml: string, ...files: Entry[]) => (await inspect(zip([{ path: 'imsmanifest.xml', content: xml }, ...files]))).codes;
  expect(await codes(manifest(), minimum)).toEqual(['never_says_status']);
  expect(await codes(of(''), minimum)).toEqual(['never_says_status']);
  // Reported in any file, under any name.
  for (const name of ['cmi.core.lesson_status', 'completion_status', 'cmi.success_status'])
    expect(await codes(of(''), minimum, { path: 'js/driver.js', content: `set("${name}")` })).toEqual([]);
  const left = '<imsss:sequencing><imsss:deliveryControls completionSetByContent="true"/></imsss:sequencing>';
  expect(await codes(of(left), minimum)).toEqual([]);
}); // oxfmt-ignore

test('a file that declares more than there may be is refused before it is opened', async () => {
  const archive = await packageOf({}, [{ path: 'large.bin', content: 'x' }]);
  archive.writeUInt32LE(0xf0000000, centralRecord(archive, 'large.bin') + 24);
  expect((await inspect(archive)).codes).toEqual(['inflates_too_large']);
});

test('what the metadata says fills the form: LOM of 1.2 and of 2004, of the course before the package', async () => {
  const lom = (inner: string) =>
    `<metadata><lom><general><title><langstring>x</langstring></title><description>${inner}</description></general></lom></metadata>`;
  const old = await inspect(
    packageOf({ organizations: organizations(item('a')).replace('<title>T</title>', `<title>T</title>${lom('<langstring xml:lang="en">Of the course.</langstring>')}`) }),
  ); // oxfmt-ignore
  expect([old.report.description, old.codes]).toEqual(['Of the course.', []]);
  const xml = manifest({ version: '2004 4th Edition', namespaces: NS_2004 }).replace(
    '</metadata>',
    `${lom('<string language="en">Of the package.</string>').replace(/<\/?metadata>/g, '')}</metadata>`,
  );
  const now = await inspect(zip([{ path: 'imsmanifest.xml', content: xml }, PAGE]));
  expect(now.report.description).toBe('Of the package.');
});
