import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { externalActivities, participations } from '#db/schema/credits.ts';
import { ACTIVITY, PDF, sendActivity } from '#tests/support/activities.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import { alertsOf, textsOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { officer, second, associationId, member, handIn } = await openPortal(app);

test('an activity that is sent twice is there once; another file or another word makes another', async () => {
  const doctor = await member('hasty');
  const whole = { 'from-0': '', 'to-0': '', 'minutes-0': '90' };
  const [first, second] = await Promise.all([handIn(doctor, whole), handIn(doctor, whole)]);
  expect(second).toBe(first);
  const file = Buffer.from('%PDF-1.7\n%other');
  const sent = { ...ACTIVITY, ...whole, associationId };
  expect((await sendActivity(app, '/credit/activities/new', doctor, sent, file)).status).toBe(302);
  await handIn(doctor, { ...whole, title: 'Congress, the second day' });
  expect(await db.read.$count(externalActivities, eq(externalActivities.personId, doctor.id))).toBe(3);
});

test('an activity from elsewhere: handed in, asked back, handed in again, accepted, counted', async () => {
  const doctor = await member('traveller');
  const id = await handIn(doctor);
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(0);
  const queue = await app.text(HOME, officer);
  expect(queue).toContain(ACTIVITY.title);

  const path = `${HOME}/activities/${id}`;
  expect((await app.post(path, { revision: '1', decision: 'returned' }, officer)).status).toBe(422);
  const reason = 'Which day was it?';
  expect((await app.post(path, { revision: '1', decision: 'returned', reason }, officer)).status).toBe(302);
  const late = await app.post(path, { revision: '1', decision: 'accepted' }, second);
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining(reason)]);

  const tab = await app.text(`/credit/activities/${id}`, doctor);
  expect(tab).toContain(reason);
  const again = await sendActivity(
    app,
    `/credit/activities/${id}`,
    doctor,
    { ...ACTIVITY, 'date-0': '2026-03-03' },
    null,
  );
  expect(again.status).toBe(302);
  const twice = await sendActivity(
    app,
    `/credit/activities/${id}`,
    doctor,
    { ...ACTIVITY, ...textsOf(tab, 'name="title"'), title: 'From a second tab' },
    null,
  );
  expect(twice.status).toBe(409);
  const [alert] = alertsOf(await twice.text());
  for (const piece of [said('errors:changed_meanwhile'), 'From a second tab']) expect(alert).toContain(piece);
  expect((await app.post(path, { revision: '3', decision: 'accepted' }, second)).status).toBe(302);
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

test('an error in an activity is shown beside its field, and nothing is stored', async () => {
  const doctor = await member('hasty');
  const before = await db.read.$count(externalActivities);
  for (const [more, file, sentence] of [
    [{ 'date-0': '2099-01-01' }, PDF, pieceOf('errors:date_in_future')],
    [{ 'minutes-0': '181' }, PDF, pieceOf('errors:minutes_above_session')],
    [{}, null, pieceOf('errors:file_needed')],
    [{}, Buffer.from('<html>'), pieceOf('errors:not_evidence')],
    [{ associationId: 'other' }, PDF, pieceOf('errors:choose_from_list')],
  ] as const) {
    const answer = await sendActivity(
      app,
      '/credit/activities/new',
      doctor,
      { ...ACTIVITY, associationId, ...more },
      file,
    );
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)]);
  }
  expect(await db.read.$count(externalActivities)).toBe(before);
  await handIn(doctor);
  const overlapping = { ...ACTIVITY, title: 'Another', associationId, 'from-0': '11:30', 'to-0': '12:30' };
  const answer = await sendActivity(app, '/credit/activities/new', doctor, overlapping);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(ACTIVITY.title)]);
});

test.each([
  ['a byte order mark', '\ufeff', 302],
  ['a line break', '\r\n', 302],
  ['what a scanner writes', `${'#'.repeat(1018)}\n`, 302],
  ['more than a kilobyte', '#'.repeat(1024), 422],
])('a PDF with %s before its header is answered with %3$i', async (what, before, status) => {
  const doctor = await member(`scan${what.length}`);
  const file = Buffer.concat([Buffer.from(before), PDF]);
  const sent = await sendActivity(
    app,
    '/credit/activities/new',
    doctor,
    { ...ACTIVITY, associationId },
    file,
  );
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
