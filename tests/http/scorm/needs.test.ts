import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { listWaitingPermissions } from '#app/domains/scorm/sandbox/list-waiting-permissions.server.ts';
import { notifyLearnersHandler } from '#app/domains/scorm/sandbox/notify-learners.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);
const course = await publishCourse(app, author);
const settle = (fields: Record<string, string>) =>
  app.post(`/author/packages/${course.packageId}`, { intent: 'needs', ...fields }, author);

test('a package gets no name, no window and no host; what its author allows is told, and holds from the next file on', async () => {
  const learner = await app.person('learner');
  const { base, page } = await launch(app, learner, course.path);
  const policy = async () => String((await content(`${base}/index.html`)).headers['content-security-policy']);
  const nameGiven = async () =>
    (JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState).learner.name;
  const shown = async (path: string) => (await app.get(path, learner)).text();
  expect(await policy()).not.toContain('https:');
  expect(await nameGiven()).toBe('');
  expect(await shown(page)).not.toContain('allow-popups');

  const answer = await settle({ needs: 'name', hosts: 'https://www.Example.com/x\n*.example.org' });
  expect(answer.status).toBe(302);
  expect(await policy()).toContain(
    "connect-src 'self' data: blob: http://www.example.com http://*.example.org wss://www.example.com",
  );
  expect(await nameGiven()).toBe('learner Test');
  expect(await shown(page)).not.toContain('allow-popups');
  const notified = await (await app.get(course.path)).text();
  expect(notified).toContain(said('scorm:needs.told.hosts', { hosts: 'www.example.com, *.example.org' }));
  expect(notified).toContain(said('scorm:needs.told.name'));

  await settle({ needs: 'popups', hosts: '' });
  expect(await policy()).not.toContain('example');
  expect(await nameGiven()).toBe('');
  expect(await shown(page)).toContain('allow-popups');
});

test.each([
  ['no host', 'not a host', pieceOf('errors:hosts_malformed')],
  ['a policy of its own', "*; script-src 'unsafe'", pieceOf('errors:hosts_malformed')],
  ['everybody', '*', pieceOf('errors:hosts_malformed')],
  [pieceOf('errors:rtmp_address'), '10.0.0.1', pieceOf('errors:hosts_malformed')],
])('%s is refused with a sentence', async (_what, hosts, words) => {
  const answer = await settle({ hosts });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(words);
});

test.each([['*.co.uk'], ['*.github.io']])(
  '%s would let everybody in, and is refused with a sentence',
  async (hosts) => {
    const answer = await settle({ hosts });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining(pieceOf('errors:host_too_wide')),
    ]);
  },
);

test('after it was accredited, a package is given more only when the association has agreed; its learners are told', async () => {
  const officer = await app.person('officer');
  await app.association('latvia', [officer]);
  const accredited = await publishCourse(app, author);
  const version = `/associations/latvia/courses/${accredited.versionId}`;
  await app.post(version, { programmeId: 'lv-lab', code: 'L', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, officer); // oxfmt-ignore
  const learner = await app.person('told');
  await app.post(accredited.path, { intent: 'register', language: 'en' }, learner);
  const packagePath = `/author/packages/${accredited.packageId}`;
  const ask = (fields: Record<string, string>) =>
    app.post(packagePath, { intent: 'needs', ...fields }, author);
  const shown = async () => (await app.get(accredited.path)).text();

  expect((await ask({ needs: 'name', hosts: 'www.example.com' })).status).toBe(302);
  expect(await shown()).not.toContain(said('scorm:needs.told.name'));
  expect(await subjectsTo(app, officer)).toEqual([
    said('scorm:needs.mail.askedSubject', { title: 'Heart at home' }),
  ]);
  expect(await (await app.get(packagePath, author)).text()).toContain(pieceOf('scorm:needs.waiting'));
  expect(await (await app.get('/associations/latvia', officer)).text()).toContain(
    said('credits:inbox.kind.permission'),
  );

  const form = async () =>
    /name="askedAt" value="([^"]+)"/.exec(await (await app.get(version, officer)).text())?.[1];
  const decide = (askedAt: string, decision: string, reason = '') =>
    app.post(
      version,
      { intent: 'needs', packageId: accredited.packageId, askedAt, decision, reason },
      officer,
    );
  expect((await decide((await form())!, 'declined')).status).toBe(422);
  expect((await decide('another', 'agreed')).status).toBe(409);
  expect((await decide((await form())!, 'declined', 'Why a name?')).status).toBe(302);
  expect(await shown()).not.toContain(said('scorm:needs.told.name'));
  expect(await subjectsTo(app, author)).toContain(
    said('scorm:needs.mail.declinedSubject', { title: 'Heart at home' }),
  );

  await ask({ needs: 'name', hosts: '' });
  expect((await decide((await form())!, 'agreed')).status).toBe(302);
  expect(await shown()).toContain(said('scorm:needs.told.name'));
  const notify = (id: string) =>
    notifyLearnersHandler(app.platform)({ packageId: accredited.packageId }, { id, now: new Date() });
  await notify('job');
  // As after a kill: the job was not marked as done.
  await notify('job');
  expect(await subjectsTo(app, learner)).toEqual([
    said('scorm:needs.mail.learnerSubject', { title: 'Heart at home' }),
  ]);
  await notify('another');
  expect(await subjectsTo(app, learner)).toHaveLength(2);

  await ask({ hosts: '' });
  expect(await shown()).not.toContain(said('scorm:needs.told.name'));
});

test('writing to the learner’s record is a permission like the others: once accredited, it is only asked for', async () => {
  const officer = await app.person('recordofficer');
  await app.association('riga', [officer]);
  const accredited = await publishCourse(app, author);
  await app.post(`/associations/riga/courses/${accredited.versionId}`, { programmeId: 'lv-lab', code: 'R', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, officer); // oxfmt-ignore
  await app.post(`/author/packages/${accredited.packageId}`, { intent: 'needs', needs: 'records', hosts: '' }, author); // oxfmt-ignore
  const [row] = await db.read
    .select({ needs: scormPackages.needs, asked: scormPackages.askedNeeds })
    .from(scormPackages)
    .where(eq(scormPackages.id, accredited.packageId));
  expect(row).toMatchObject({ asked: { needs: { records: true } } });
  expect(row!.needs).not.toMatchObject({ records: true });
});

test('an author who asks for another host while dropping one has dropped it at once, and waits for the other', async () => {
  const swapped = await publishCourse(app, author);
  const ask = (needs: string[], hosts: string) =>
    app.post(`/author/packages/${swapped.packageId}`, { intent: 'needs', needs, hosts }, author);
  await ask(['popups'], 'old.example.com kept.example.com');
  const officer = await app.person('swapofficer');
  await app.association('vilnius', [officer]);
  await app.post(`/associations/vilnius/courses/${swapped.versionId}`, { programmeId: 'lv-lab', code: 'S', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, officer); // oxfmt-ignore
  await ask([], 'kept.example.com new.example.com');
  const [row] = await db.read
    .select({ needs: scormPackages.needs, asked: scormPackages.askedNeeds })
    .from(scormPackages)
    .where(eq(scormPackages.id, swapped.packageId));
  expect(row!.needs).toMatchObject({ popups: false, hosts: ['kept.example.com'] });
  expect(row!.asked).toMatchObject({ needs: { hosts: ['kept.example.com', 'new.example.com'] } });
});

test('an officer who is the author of a package does not agree to what it asks for; another officer does', async () => {
  const [own, other] = [await app.person('own-officer', ['author']), await app.person('other-officer')];
  const associationId = await app.association('estonia', [own, other]);
  const accredited = await publishCourse(app, own);
  const version = `/associations/estonia/courses/${accredited.versionId}`;
  await app.post(version, { programmeId: 'lv-lab', code: 'E', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, other); // oxfmt-ignore
  const asking = { intent: 'needs', needs: 'name', hosts: '' };
  expect((await app.post(`/author/packages/${accredited.packageId}`, asking, own)).status).toBe(302);
  const shown = async () => (await app.get(accredited.path)).text();
  const askedAt = /name="askedAt" value="([^"]+)"/.exec(await (await app.get(version, other)).text())![1]!;
  const decision = {
    intent: 'needs',
    packageId: accredited.packageId,
    askedAt,
    decision: 'agreed',
    reason: '',
  };
  const refused = await app.post(version, decision, own);
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(pieceOf('errors:own_decision'))]); // oxfmt-ignore
  expect(await shown()).not.toContain(said('scorm:needs.told.name'));
  const ctx = await app.as(other);
  const waiting = async (now: Date) => (await listWaitingPermissions({ ...ctx, now }, associationId)).length;
  // Nobody decides any more once the accreditation has run out.
  expect([await waiting(ctx.now), await waiting(new Date('2099-01-03'))]).toEqual([1, 0]);
  expect((await app.post(version, decision, other)).status).toBe(302);
  expect(await shown()).toContain(said('scorm:needs.told.name'));
});

test('one press allows a package one more host, and no host that is never allowed', async () => {
  const { packageId } = await publishCourse(app, author);
  const page = `/author/packages/${packageId}`;
  const press = (host: string, person = author) => app.post(page, { intent: 'allow-host', host }, person);
  const has = async () =>
    (await db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId)))[0]!.needs;
  await app.post(page, { intent: 'needs', needs: 'popups', hosts: 'old.example.com' }, author);
  expect((await press('CDN.example.org')).status).toBe(302);
  expect((await press('cdn.example.org')).status).toBe(302);
  expect(await has()).toMatchObject({ popups: true, hosts: ['old.example.com', 'cdn.example.org'] });

  for (const [host, words] of [
    ['cdn.example.org:8080', pieceOf('common:form.check')],
    ['', pieceOf('common:form.check')],
    ['*', pieceOf('common:form.check')],
    ['localhost', pieceOf('common:form.check')],
    ['x.content.localhost', pieceOf('errors:host_is_ours')],
  ] as const) {
    const refused = await press(host);
    expect([host, refused.status]).toEqual([host, 422]);
    expect(await refused.text()).toContain(words);
  }
  expect((await press('cdn2.example.org', await app.person('stranger', ['author']))).status).toBe(404);
  const twenty = Array.from({ length: 20 }, (_, i) => `h${i}.example.org`).join('\n');
  await app.post(page, { intent: 'needs', hosts: twenty }, author);
  const full = await press('one-more.example.org');
  expect([full.status, await full.text()]).toEqual([422, expect.stringContaining(pieceOf('errors:hosts_malformed'))]); // oxfmt-ignore
  expect(await has()).toMatchObject({ hosts: expect.not.arrayContaining(['one-more.example.org']) as string[] }); // oxfmt-ignore
});

test('once accredited, the press adds to the request, and requesting again undoes no agreement', async () => {
  const officer = await app.person('press-officer');
  await app.association('tallinn', [officer]);
  const accredited = await publishCourse(app, author);
  await app.post(`/associations/tallinn/courses/${accredited.versionId}`, { programmeId: 'lv-lab', code: 'P', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }, officer); // oxfmt-ignore
  const page = `/author/packages/${accredited.packageId}`;
  const press = (host: string) => app.post(page, { intent: 'allow-host', host }, author);
  const asked = async () =>
    (await db.read.select().from(scormPackages).where(eq(scormPackages.id, accredited.packageId)))[0]!
      .askedNeeds;
  await press('a.example.org');
  await press('b.example.org');
  const before = await asked();
  expect(before).toMatchObject({ needs: { hosts: ['a.example.org', 'b.example.org'] }, agreed: [] });
  await press('a.example.org');
  expect(await asked()).toEqual(before);
});
