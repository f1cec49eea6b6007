import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { externalActivities, participations } from '#db/schema/credits.ts';
import { ACTIVITY, PDF, sendActivity } from '#tests/support/activities.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { alertsOf, textsOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const content = serveContent(app);
const { db } = app.platform;
const { officer, second, associationId, member, handIn } = await openPortal(app);

test('an activity from elsewhere: handed in, asked back, handed in again, accepted, counted', async () => {
  const doctor = await member('traveller');
  const id = await handIn(doctor);
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(0);
  const queue = await app.text(HOME, officer);
  expect(queue).toContain(ACTIVITY.title);

  const path = `${HOME}/activities/${id}`;
  expect((await app.post(path, { revision: '2', decision: 'returned' }, officer)).status).toBe(422);
  const reason = 'Which day was it?';
  expect((await app.post(path, { revision: '2', decision: 'returned', reason }, officer)).status).toBe(302);
  const late = await app.post(path, { revision: '2', decision: 'accepted' }, second);
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining(reason)]);

  const own = `/credit/activities/${id}`;
  const tab = await app.text(`${own}?edit`, doctor);
  expect(tab).toContain(reason);
  const fixed = { ...ACTIVITY, intent: 'save', revision: '3', 'date-0': '2026-03-03' };
  expect((await app.post(own, fixed, doctor)).status).toBe(302);
  const twice = await app.post(
    own,
    { ...fixed, ...textsOf(tab, 'name="title"'), title: 'From a second tab' },
    doctor,
  );
  expect(twice.status).toBe(409);
  const conflict = await twice.text();
  expect(alertsOf(conflict)[0]).toContain(said('errors:changed_meanwhile'));
  expect(conflict).toContain('value="From a second tab"');
  expect((await app.post(own, { intent: 'submit', revision: '4' }, doctor)).status).toBe(302);
  expect(await app.text(path, officer)).toContain('gives 4 points');
  expect((await app.post(path, { revision: '5', decision: 'accepted' }, second)).status).toBe(302);
  expect(await app.text('/credit', doctor)).toContain('4 of 250 points');
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  expect([line!.minutes, line!.countsIn]).toEqual([180, ['lv-lab', 'eaccme']]);
  const evidence = await app.text(`${HOME}/evidence/${line!.id}`, officer);
  expect(evidence).toContain('paper.pdf');

  expect(await app.text('/record', doctor)).toContain(ACTIVITY.title);
  const file = await app.get(`/activities/${id}/file`, officer);
  expect([file.headers.get('content-disposition'), Buffer.from(await file.arrayBuffer())]).toEqual([
    "attachment; filename*=UTF-8''paper.pdf",
    PDF,
  ]);
  expect(file.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  const stranger = await app.person('stranger');
  expect((await app.get(`/activities/${id}/file`, stranger)).status).toBe(404);
  const letters = await mailsTo(app, doctor);
  expect(letters.map(({ subject }) => subject.split(':')[0])).toEqual(
    expect.arrayContaining([
      said('credits:activity.state.returned'),
      said('credits:activity.state.accepted'),
    ]),
  );
  expect((await app.post(`${HOME}/evidence/${line!.id}`, { reason: 'Not there.' }, officer)).status).toBe(
    302,
  );
  expect(await app.text('/credit', doctor)).toContain('0 of 250 points');
});

test('a draft keeps what was typed and its file, says what it lacks, and is out of sight of officers until it is submitted', async () => {
  const doctor = await member('drafting');
  const begun = await sendActivity(app, '/credit/activities/new', doctor, { activityType: 'talk' });
  const path = begun.headers.get('location')!;
  const saved = {
    intent: 'save',
    revision: '1',
    next: 'check',
    activityType: 'talk',
    title: 'Half',
    language: 'en',
    'from-0': '09:00',
  };
  const { headers } = await app.post(path, saved, doctor);
  const page = await app.text(headers.get('location')!, doctor);
  for (const piece of [
    'value="Half"',
    'value="09:00"',
    pieceOf('errors:required'),
    'paper.pdf',
    'name="count"',
  ])
    expect(page).toContain(piece);
  expect(page).not.toContain('name="reflection"');
  const submit = { intent: 'submit', revision: '2', associationId };
  expect((await app.post(path, submit, doctor)).status).toBe(422);
  expect((await app.get(`${HOME}/activities/${path.split('/').at(-1)}`, officer)).status).toBe(404);

  const whole = { ...ACTIVITY, ...saved, ...ACTIVITY, revision: '2', activityType: 'talk' };
  const [message] = (await app.post(path, whole, doctor)).headers.getSetCookie().filter((each) => each.startsWith('said=')); // oxfmt-ignore
  const next = await app.text(path, { ...doctor, cookie: `${doctor.cookie}; ${message!.split(';')[0]}` });
  expect(next).toContain(said('credits:said.checkActivity'));
  const checked = await app.text(path, doctor);
  for (const piece of ['About', ACTIVITY.title]) expect(checked).toContain(piece);
  const other = await app.post(path, { ...submit, revision: '3', associationId: 'other' }, doctor);
  expect([other.status, await other.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:choose_from_list')),
  ]);
  expect((await app.post(path, { ...submit, revision: '3' }, doctor)).status).toBe(302);

  // Until somebody decides it can be changed, whole and right; and withdrawn, changed and discarded.
  const edit = { ...ACTIVITY, intent: 'save', revision: '4', activityType: 'talk' };
  const early = await app.post(path, { ...edit, 'date-0': '2099-01-01' }, doctor);
  expect([early.status, await early.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:date_in_future')),
  ]);
  expect((await app.post(path, { ...edit, title: 'A better title' }, doctor)).status).toBe(302);
  const queue = `${HOME}/activities`;
  expect(await app.text(`${queue}?q=better`, officer)).toContain('A better title');
  expect(await app.text(`${queue}?q=nothing+like+it`, officer)).not.toContain('A better title');
  const stale = await app.post(
    `${queue}/${path.split('/').at(-1)}`,
    { revision: '4', decision: 'accepted' },
    officer,
  );
  expect(stale.status).toBe(409);
  expect((await app.post(path, { intent: 'withdraw' }, doctor)).status).toBe(302);
  expect(await app.text(queue, officer)).not.toContain('A better title');
  expect(await app.text(`${path}?edit`, doctor)).toContain('value="A better title"');
  expect((await app.post(path, { intent: 'discard' }, doctor)).headers.get('location')).toBe(
    '/credit/activities',
  );
  expect((await app.get(path, doctor)).status).toBe(404);
});

test('a doctor in no association keeps a draft with its paper', async () => {
  const newcomer = await app.person('newcomer');
  const begun = await sendActivity(app, '/credit/activities/new', newcomer, ACTIVITY);
  const page = await app.text(begun.headers.get('location')!, newcomer);
  for (const piece of ['paper.pdf', said('credits:activity.noMembership')]) expect(page).toContain(piece);
  expect(await app.text('/credit/activities', newcomer)).toContain(ACTIVITY.title);
});

test('what is wrong with an activity is said when it is submitted', async () => {
  const doctor = await member('hasty');
  const bare = await sendActivity(app, '/credit/activities/new', doctor, ACTIVITY, null);
  const submit = { intent: 'submit', revision: '1', associationId };
  const path = bare.headers.get('location')!;
  const unproven = await app.post(path, submit, doctor);
  expect([unproven.status, await unproven.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:file_needed')),
  ]);
  const wrong = await sendActivity(app, '/credit/activities/new', doctor, ACTIVITY, Buffer.from('<html>'));
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:not_evidence')),
  ]);
  const file = await sendActivity(app, path, doctor, {});
  expect(file.status).toBe(302);
  expect((await app.post(path, { ...submit, revision: '2' }, doctor)).status).toBe(302);
  const overlapping = { ...ACTIVITY, title: 'Another', 'from-0': '11:30', 'to-0': '12:30' };
  const second = await sendActivity(app, '/credit/activities/new', doctor, overlapping);
  const answer = await app.post(second.headers.get('location')!, submit, doctor);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(ACTIVITY.title)]);
});

test('an officer corrects minutes before accepting; the doctor reads why, and the next activity opens', async () => {
  const doctor = await member('longday');
  const id = await handIn(doctor);
  const next = await handIn(await member('waiting'));
  const path = `${HOME}/activities/${id}`;
  const correction = { ...ACTIVITY, intent: 'correct', revision: '2', 'to-0': '10:30' };
  expect((await app.post(path, correction, officer)).status).toBe(422);
  const reason = 'The paper says ninety minutes.';
  expect((await app.post(path, { ...correction, reason }, officer)).status).toBe(302);
  expect(await app.text(path, officer)).toContain('gives 2 points');
  const decided = await app.post(path, { revision: '3', decision: 'accepted' }, officer);
  expect(decided.headers.get('location')).toMatch(new RegExp(`^${HOME}/activities/`));
  expect(decided.headers.get('location')).not.toBe(path);
  expect(next).not.toBe(id);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  expect(line!.minutes).toBe(90);
  const page = await app.text(`/credit/activities/${id}`, doctor);
  for (const piece of [reason, '180 minutes']) expect(page).toContain(piece);
  expect((await mailsTo(app, doctor)).some(({ body }) => body.includes(reason))).toBe(true);
});

test('what the doctor changes after an officer’s correction is the doctor’s own statement again', async () => {
  const doctor = await member('answering');
  const id = await handIn(doctor);
  const reason = 'The paper says ninety minutes.';
  const correction = { ...ACTIVITY, intent: 'correct', revision: '2', 'to-0': '10:30', reason };
  expect((await app.post(`${HOME}/activities/${id}`, correction, officer)).status).toBe(302);
  const path = `/credit/activities/${id}`;
  expect((await app.post(path, { ...ACTIVITY, intent: 'save', revision: '3' }, doctor)).status).toBe(302);
  expect(await app.text(path, doctor)).not.toContain(reason);
});

test('evidence is shown from the content origin alone, to whoever has its address, for an hour', async () => {
  const doctor = await member('shown');
  const id = await handIn(doctor);
  const page = await app.text(`/credit/activities/${id}`, doctor);
  const address = new URL(/<iframe src="([^"]+)"/.exec(page)![1]!);
  expect(address.origin).not.toBe(app.platform.settings.appOrigin);
  const shown = await content(address.href);
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
  const last = address.href.endsWith('A') ? 'B' : 'A';
  expect((await content(address.href.slice(0, -1) + last)).status).toBe(404);
});

test.each([
  ['a byte order mark', '\ufeff', 302],
  ['a line break', '\r\n', 302],
  ['what a scanner writes', `${'#'.repeat(1018)}\n`, 302],
  ['more than a kilobyte', '#'.repeat(1024), 422],
])('a PDF with %s before its header is answered with %3$i', async (what, before, status) => {
  const doctor = await member(`scan${what.length}`);
  const file = Buffer.concat([Buffer.from(before), PDF]);
  const sent = await sendActivity(app, '/credit/activities/new', doctor, ACTIVITY, file);
  expect(sent.status).toBe(status);
  const [row] = await db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, doctor.id));
  expect(row?.fileType ?? null).toBe(status === 302 ? 'application/pdf' : null);
});

test('a file whose name is long keeps its ending, and is given back', async () => {
  const doctor = await member('longname');
  // The 200th character of the name begins an emoji.
  const name = `${'ä'.repeat(199)}🙂${'ä'.repeat(60)}.pdf`;
  await sendActivity(app, '/credit/activities/new', doctor, { ...ACTIVITY, associationId }, PDF, name);
  const [row] = await db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, doctor.id));
  expect(row!.fileName).toMatch(/^ä{100,}…ä+\.pdf$/);
  expect(row!.fileName!.length).toBeLessThanOrEqual(200);
  const file = await app.get(`/activities/${row!.id}/file`, doctor);
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent(row!.fileName!));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
});

test('an officer writes an activity down for a member, with a reason that the member reads', async () => {
  const doctor = await member('paper');
  const path = `${HOME}/members/${doctor.id}/activities/new`;
  expect((await sendActivity(app, path, officer, ACTIVITY, null)).status).toBe(422);
  const reason = 'The certificate came by post.';
  expect((await sendActivity(app, path, officer, { ...ACTIVITY, reason }, null)).status).toBe(302);
  expect(await app.text('/credit', doctor)).toContain('4 of 250 points');
  const letters = await mailsTo(app, doctor);
  expect(letters.some(({ body }) => body.includes(reason))).toBe(true);
});

test('an accepted activity is corrected by a second line, with who and why; what stood is still to be read', async () => {
  const doctor = await member('corrected');
  await sendActivity(
    app,
    `${HOME}/members/${doctor.id}/activities/new`,
    officer,
    { ...ACTIVITY, reason: 'By post.' },
    null,
  );
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const path = `${HOME}/evidence/${line!.id}/correct`;
  expect(await app.text(path, officer)).toContain(ACTIVITY.title);
  const fixed = { ...ACTIVITY, 'to-0': '10:30' };
  expect((await sendActivity(app, path, officer, fixed, null)).status).toBe(422);
  expect((await sendActivity(app, path, officer, { ...fixed, reason: 'Half of it.' }, null)).status).toBe(
    302,
  );
  expect((await sendActivity(app, path, officer, { ...fixed, reason: 'Again.' }, null)).status).toBe(409);
  expect(await app.text('/credit', doctor)).toContain('2 of 250 points');
  const rows = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  expect(rows.map(({ minutes, reason }) => [minutes, reason]).sort()).toEqual([[180, null], [90, 'Half of it.']]); // oxfmt-ignore
  const stranger = await app.person('otherofficer');
  expect((await sendActivity(app, path, stranger, { ...fixed, reason: 'Mine.' }, null)).status).toBe(404);
});
