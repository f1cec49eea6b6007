import { readdirSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { refreshSearchKeys } from '#app/domains/catalogue/courses/refresh-search-keys.server.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { NS_2004, manifest, packageOf, zip } from '#tests/support/packages.ts';
import { VARIANT } from '#tests/support/course.ts';
import { alwaysReady } from '../../../server/readiness.ts';
import { createServer } from '../../../server/create-server.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const request = serveContent(app);
let author: Person;

beforeAll(async () => {
  author = await app.person('author', ['author']);
});

const BOUNDARY = 'majakka-boundary';
const form = (name: string, file: Buffer, fileName = 'päckage.zip') =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: application/zip\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
const upload = (
  file: Buffer,
  path = '/author/upload',
  person = author,
  fileName?: string,
  more: Record<string, string> = {},
) =>
  request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: form('package', file, fileName),
    headers: {
      ...more,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      origin: 'http://localhost:3000',
      cookie: person.cookie,
    },
  });
const folders = () =>
  ['incoming', 'files'].map((name) => readdirSync(join(app.folder, name), { recursive: true }).length);

test('an upload is checked, answered in plain words, and made into a course of several versions', async () => {
  const sent = await upload(await packageOf());
  expect(sent.status).toBe(302);
  const page = String(sent.headers['location']);
  const html = await (await app.get(page, author)).text();
  for (const words of [said('scorm:report.clean'), said('scorm:standard.scorm-1.2'), 'päckage.zip'])
    expect(html).toContain(words);

  const made = await app.post(page, VARIANT, author);
  const own = made.headers.get('location')!;
  expect((await app.get(own, author)).status).toBe(200);
  expect(await (await app.get('/courses?q=HEART')).text()).not.toContain('Heart at home');
  const versionId = /name="versionId" value="([^"]+)"/.exec(await (await app.get(own, author)).text())![1]!;
  expect((await app.post(own, { versionId }, author)).status).toBe(302);
  expect((await app.post(own, { versionId }, author)).status).toBe(409);
  expect(await (await app.get('/courses?q=HEART')).text()).toContain('Heart at home');
  for (const query of [
    'q=nothing%25',
    'q=heart+abroad',
    'languages=fi',
    'format=scorm-2004',
    'specialty=oncology',
  ])
    expect(await (await app.get(`/courses?${query}`)).text(), query).not.toContain('Heart at home');
  for (const query of [
    'languages=en&languages=fi',
    'q=home+heart',
    `q=${encodeURIComponent('HÉÅRT'.normalize('NFD'))}`,
    'format=scorm-1.2',
    'specialty=general-practice',
    'page=0',
    'format=xx&page=zz',
  ])
    expect(await (await app.get(`/courses?${query}`)).text(), query).toContain('Heart at home');

  // As an earlier version made its search key, which kept accents.
  await app.platform.db.transact((tx) => tx.update(courseVariants).set({ folded: 'héart at home' }));
  expect(await (await app.get('/courses?q=heart')).text()).not.toContain('Heart at home');
  await refreshSearchKeys(app.operator);
  expect(await (await app.get('/courses?q=heart')).text()).toContain('Heart at home');

  const courseId = own.split('/').at(-1)!;
  const again = await upload(
    await packageOf({}, [{ path: 'new.js', content: '1' }]),
    `/author/upload?course=${courseId}`,
  );
  const learner = await app.person('middle');
  const coursePage = /\/courses\/heart-at-home-[^"]+/.exec(await (await app.get('/courses')).text())![0];
  await app.post(coursePage, { intent: 'register', language: 'en' }, learner);
  const second = await app.post(
    `${String(again.headers['location']).split('?')[0]}?course=${courseId}`,
    { ...VARIANT, title: 'Heart, anew' },
    author,
  );
  expect(second.headers.get('location')).toBe(own);
  const versions = await (await app.get(own, author)).text();
  expect(versions).toContain('Version 2');
  expect(await (await app.get('/courses')).text()).not.toContain('Heart, anew');

  // Published, the new version is what a stranger sees; learners in progress keep theirs.
  const draft = /name="versionId" value="([^"]+)"/.exec(versions)![1]!;
  expect((await app.post(own, { versionId: draft }, author)).status).toBe(302);
  expect(await (await app.get(coursePage)).text()).toContain('Heart, anew');
  expect(await (await app.get(coursePage, learner)).text()).not.toContain('Heart, anew');
});

test('the script that shows how much has been sent is told where to go, what the page there says is still to be said, and what is refused comes as the page', async () => {
  const accept = { accept: 'application/json' };
  const sent = await upload(await packageOf(), undefined, undefined, undefined, accept);
  const { to } = JSON.parse(String(sent.body)) as { to: string };
  expect([sent.status, to]).toEqual([200, expect.stringMatching(/^\/author\/packages\//)]);
  const cookies = [sent.headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0]!);
  const next = await app.get(to, { ...author, cookie: [author.cookie, ...cookies].join('; ') });
  expect(await next.text()).toContain(said('scorm:said.upload'));
  const refused = await upload(Buffer.from('hello'), undefined, undefined, undefined, accept);
  expect([refused.status, refused.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
  const stranger = { ...author, cookie: 'session=none' };
  expect((await upload(await packageOf(), undefined, stranger, undefined, accept)).status).toBe(401);
});

test('a host that the start page loads from is named at upload, with the press that allows it', async () => {
  const page = '<script src="https://cdn.example.org/p5.js"></script><script>API.LMSInitialize("")</script>';
  const sent = await upload(
    await zip([
      { path: 'imsmanifest.xml', content: manifest({ version: '2004 3rd Edition', namespaces: NS_2004 }) },
      { path: 'index.html', content: page },
    ]),
  );
  const own = String(sent.headers['location']);
  const shown = () => app.text(own, author);
  // What it is stands in its heading, what follows from it in a sentence below.
  const found = said('scorm:finding.loads_needed', { host: 'cdn.example.org', page: 'index.html' });
  const [heading, below] = found.split('\n');
  expect(await shown()).toContain(`<strong>${heading}</strong><p>${below}</p>`);
  expect(await shown()).toContain(said('scorm:needs.allow', { host: 'cdn.example.org' }));
  expect(await shown()).not.toContain(said('scorm:report.clean'));
  const edition = said('scorm:report.editions.3rd');
  expect(await shown()).toContain(said('scorm:report.edition', { standard: said('scorm:standard.scorm-2004'), edition })); // oxfmt-ignore
  expect((await app.post(own, { intent: 'allow-host', host: 'cdn.example.org' }, author)).status).toBe(302);
  expect(await shown()).toContain(said('scorm:needs.allowed', { host: 'cdn.example.org' }));
  expect(await shown()).not.toContain(said('scorm:needs.allow', { host: 'cdn.example.org' }));
});

test('a part without a title is named by its place, in the language of the person who uploads it', async () => {
  const finn = await app.person('finn', ['author']);
  await db.transact((tx) => tx.update(people).set({ locale: 'fi' }).where(eq(people.id, finn.id)));
  const item = (id: string, title: string) =>
    `<item identifier="${id}" identifierref="r1"><title>${title}</title></item>`;
  const organizations = `<organizations><organization identifier="o"><title>T</title>${item('a', 'Alku')}${item('b', '')}${item('ITEM-328AD04C-AF51-4B5C-9E1D-0123456789AB', 'ITEM-328AD04C-AF51-4B5C-9E1D-0123456789AB')}</organization></organizations>`;
  const sent = await upload(await packageOf({ organizations }), '/author/upload', finn);
  const id = /packages\/([^?]+)/.exec(String(sent.headers['location']))![1]!;
  const [row] = await db.read.select().from(scormPackages).where(eq(scormPackages.id, id));
  expect(row!.report.scos.map(({ title }) => title)).toEqual(['Alku', 'Osa 2', 'Osa 3']);
  expect(row!.contents).toMatchObject({ root: { children: [{ title: 'Alku' }, { title: 'Osa 2' }, { title: 'Osa 3' }] } }); // oxfmt-ignore
});

test.each([
  [pieceOf('scorm:finding.not_a_zip'), async () => Buffer.from('hello'), pieceOf('scorm:finding.not_a_zip')],
  ['an empty file', async () => Buffer.alloc(0), pieceOf('scorm:finding.not_a_zip')],
  ['an empty zip', () => zip([]), pieceOf('scorm:finding.empty_zip')],
  [
    'a zip without a manifest',
    () => zip([{ path: 'a.txt', content: 'x' }]),
    pieceOf('scorm:finding.no_manifest'),
  ],
  [
    'a manifest with a DOCTYPE',
    () => zip([{ path: 'imsmanifest.xml', content: '<!DOCTYPE x><x/>' }]),
    'DOCTYPE',
  ],
])('%s: a sentence, 422, and nothing left behind', async (_name, make, words) => {
  const before = [await db.read.$count(scormPackages), ...folders()];
  const answer = await upload(await make());
  expect([answer.status, answer.body]).toEqual([422, expect.stringContaining(words)]);
  expect([await db.read.$count(scormPackages), ...folders()]).toEqual(before);
});

test('the name of a file loses what nobody sees', async () => {
  const [, id] = /packages\/([^/?]+)/.exec(
    String(
      (await upload(await packageOf(), '/author/upload', author, 'inno\u202ecent.zip')).headers['location'],
    ),
  )!;
  const [row] = await db.read.select().from(scormPackages).where(eq(scormPackages.id, id!));
  expect(row!.fileName).toBe('innocent.zip');
});

test('a form without a file, a broken form and a wrong kind of form', async () => {
  const send = (body: string | Buffer, type: string) =>
    request('http://localhost:3000/author/upload', {
      method: 'POST',
      body,
      headers: { 'content-type': type, origin: 'http://localhost:3000', cookie: author.cookie },
    });
  expect((await send(`--${BOUNDARY}--\r\n`, `multipart/form-data; boundary=${BOUNDARY}`)).status).toBe(422);
  expect((await send('x', 'multipart/form-data')).status).toBe(422);
  expect((await send('{}', 'application/json')).status).toBe(415);
  expect(
    (await send(form('package', Buffer.alloc(0), ''), `multipart/form-data; boundary=${BOUNDARY}`)).status,
  ).toBe(422);
  expect(
    (
      await send(
        form('package', await packageOf()).subarray(0, 400),
        `multipart/form-data; boundary=${BOUNDARY}`,
      )
    ).status,
  ).toBe(422);
});

test('a picture becomes the cover; a program in a picture’s clothes does not', async () => {
  const page = String((await upload(await packageOf())).headers['location']);
  const own = (await app.post(page, VARIANT, author)).headers.get('location')!;
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(50),
  ]);
  expect((await upload(png, own)).status).toBe(302);
  const cover = /\/covers\/[0-9a-f]{64}/.exec(await (await app.get(own, author)).text())![0];
  expect((await app.get(cover)).headers.get('content-type')).toBe('image/png');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect((await upload(svg, own)).body).toContain(pieceOf('errors:not_a_picture'));
  expect((await upload(Buffer.alloc(3_000_001), own)).status).toBe(413);
});

test('an upload that falls silent is cut off, and leaves nothing behind', async () => {
  const before = folders();
  const own = createServer(app.platform, serverBuild(), 'test', alwaysReady);
  await new Promise<void>((ready) => own.listen(0, '127.0.0.1', ready));
  own.setTimeout(300); // a minute outside of tests
  const socket = connect((own.address() as AddressInfo).port, '127.0.0.1');
  const body = form('package', Buffer.alloc(200_000, 1));
  const cut = new Promise((closed) => socket.on('close', closed));
  socket.on('error', () => undefined);
  socket.write(
    `POST /author/upload HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: http://localhost:3000\r\nCookie: ${author.cookie}\r\n` +
      `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  socket.write(body.subarray(0, 100_000));
  await cut;
  for (let n = 0; n < 50 && folders()[0] !== before[0]; n++)
    await new Promise((done) => setTimeout(done, 20));
  expect(folders()).toEqual(before);
  expect((await app.get('/author/upload', author)).status).toBe(200);
  await new Promise((done) => (own.close(done), own.closeAllConnections()));
});

test('past the size that is taken an upload is refused while it arrives, and leaves nothing behind', async () => {
  const before = folders();
  const most = ARCHIVE_LIMITS.archiveBytes;
  Object.assign(ARCHIVE_LIMITS, { archiveBytes: 100_000 });
  let sent = 0;
  const stream = new Readable({
    read() {
      sent += 10_000;
      this.push(sent > 5_000_000 ? null : Buffer.alloc(10_000, 1));
    },
  });
  const refused = stagePackage(await app.as(author), { stream, fileName: 'large.zip' });
  await expect(refused).rejects.toMatchObject({ code: 'too_large', facts: { bytes: 100_000 } });
  Object.assign(ARCHIVE_LIMITS, { archiveBytes: most });
  expect([most, sent < 1_000_000, folders()]).toEqual([2 * 1024 ** 3, true, before]);
});

test('the message of an upload waits for the page that somebody sees, not for the one that its script follows to', async () => {
  const { headers } = await upload(await packageOf());
  const message = [headers['set-cookie']].flat().find((each) => each?.startsWith('said='));
  const path = String(headers['location']);
  const reader = { ...author, cookie: `${author.cookie}; ${message!.split(';')[0]}` };
  const followed = await app.get(path, reader, { 'sec-fetch-dest': 'empty' });
  expect(followed.headers.getSetCookie().some((each) => each.startsWith('said='))).toBe(false);
  expect(await followed.text()).not.toContain(said('scorm:said.upload'));
  expect(await app.text(path, reader)).toContain(said('scorm:said.upload'));
});
