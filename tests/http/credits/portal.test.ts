import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { recountStandings } from '#app/domains/credits/standings/recount-standings.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings, externalActivities, participations } from '#db/schema/credits.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { day } from '#tests/support/days.ts';
import { parseCsv, readXlsx } from '#tests/support/read-table.ts';
import { alertsOf, textsOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia';
let officer: Person;
let second: Person;
let associationId: string;

beforeAll(async () => {
  officer = await app.person('officer');
  second = await app.person('second');
  associationId = await app.association('latvia', [officer, second]);
});

const text = async (response: Response | Promise<Response>) => (await response).text();
const PDF = Buffer.from('%PDF-1.7\n%evidence');
const activity = {
  activityType: 'live_onsite',
  title: 'Congress of family medicine',
  organiser: 'LĢĀA',
  language: 'lv',
  'date-0': '2026-03-02',
  'from-0': '09:00',
  'to-0': '12:00',
};

function send(
  path: string,
  person: Person,
  fields: Record<string, string>,
  file: Buffer | null = PDF,
  fileName = 'paper.pdf',
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append('evidence', new Blob([new Uint8Array(file)]), fileName);
  return app.send(path, { method: 'POST', body, cookie: person.cookie });
}

async function member(name: string, anchorDate = '2024-05-01', consent = true): Promise<Person> {
  const doctor = await app.person(name, [], { country: 'LV' });
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: `N-${name}` }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(HOME, { membershipId: row!.id, decision: 'accepted' }, officer);
  await app.post('/credit', { programmeId: 'lv-lab', anchorDate }, doctor);
  const page = await text(app.get(HOME, officer));
  const enrolmentId = /name="enrolmentId" value="([^"]+)"/.exec(page)![1]!;
  await app.post(HOME, { intent: 'confirm', enrolmentId }, officer);
  if (consent) await app.post('/profile', { intent: 'consent', membershipId: row!.id, given: 'yes' }, doctor);
  return doctor;
}

async function handIn(doctor: Person, more: Record<string, string> = {}): Promise<string> {
  const sent = await send('/credit/activities/new', doctor, { ...activity, ...more, associationId });
  expect(sent.status).toBe(302);
  return sent.headers.get('location')!.split('/').at(-1)!;
}

test('an activity that is sent twice is there once; another file or another word makes another', async () => {
  const doctor = await member('hasty');
  const whole = { 'from-0': '', 'to-0': '', 'minutes-0': '90' };
  const [first, second] = await Promise.all([handIn(doctor, whole), handIn(doctor, whole)]);
  expect(second).toBe(first);
  const file = Buffer.from('%PDF-1.7\n%other');
  const sent = { ...activity, ...whole, associationId };
  expect((await send('/credit/activities/new', doctor, sent, file)).status).toBe(302);
  await handIn(doctor, { ...whole, title: 'Congress, the second day' });
  expect(await db.read.$count(externalActivities, eq(externalActivities.personId, doctor.id))).toBe(3);
});

test('an activity from elsewhere: handed in, asked back, handed in again, accepted, counted', async () => {
  const doctor = await member('traveller');
  const id = await handIn(doctor);
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(0);
  const queue = await text(app.get(HOME, officer));
  expect(queue).toContain(activity.title);

  const path = `${HOME}/activities/${id}`;
  expect((await app.post(path, { revision: '1', decision: 'returned' }, officer)).status).toBe(422);
  const reason = 'Which day was it?';
  expect((await app.post(path, { revision: '1', decision: 'returned', reason }, officer)).status).toBe(302);
  const late = await app.post(path, { revision: '1', decision: 'accepted' }, second);
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining(reason)]);

  const tab = await text(app.get(`/credit/activities/${id}`, doctor));
  expect(tab).toContain(reason);
  const again = await send(`/credit/activities/${id}`, doctor, { ...activity, 'date-0': '2026-03-03' }, null);
  expect(again.status).toBe(302);
  const twice = await send(
    `/credit/activities/${id}`,
    doctor,
    { ...activity, ...textsOf(tab, 'name="title"'), title: 'From a second tab' },
    null,
  );
  expect(twice.status).toBe(409);
  const [alert] = alertsOf(await twice.text());
  for (const piece of [said('errors:changed_meanwhile'), 'From a second tab']) expect(alert).toContain(piece);
  expect((await app.post(path, { revision: '3', decision: 'accepted' }, second)).status).toBe(302);
  expect(await text(app.get('/credit', doctor))).toContain('4 of 250 points');
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  expect([line!.minutes, line!.countsIn]).toEqual([180, ['lv-lab', 'eaccme']]);
  const evidence = await text(app.get(`${HOME}/evidence/${line!.id}`, officer));
  expect(evidence).toContain('paper.pdf');

  expect(await text(app.get('/record', doctor))).toContain(activity.title);
  const file = await app.get(`/activities/${id}/file`, officer);
  expect([file.headers.get('content-disposition'), Buffer.from(await file.arrayBuffer())]).toEqual([
    "attachment; filename*=UTF-8''paper.pdf",
    PDF,
  ]);
  expect(file.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  const stranger = await app.person('stranger');
  expect((await app.get(`/activities/${id}/file`, stranger)).status).toBe(404);
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, doctor.email));
  expect(letters.map(({ subject }) => subject.split(':')[0])).toEqual(
    expect.arrayContaining([
      said('credits:activity.state.returned'),
      said('credits:activity.state.accepted'),
    ]),
  );
  expect((await app.post(`${HOME}/evidence/${line!.id}`, { reason: 'Not there.' }, officer)).status).toBe(
    302,
  );
  expect(await text(app.get('/credit', doctor))).toContain('0 of 250 points');
});

test('what is wrong with an activity is said beside the field, and nothing of it is kept', async () => {
  const doctor = await member('hasty');
  const before = await db.read.$count(externalActivities);
  for (const [more, file, sentence] of [
    [{ 'date-0': '2099-01-01' }, PDF, pieceOf('errors:date_in_future')],
    [{ 'minutes-0': '181' }, PDF, pieceOf('errors:minutes_above_session')],
    [{}, null, pieceOf('errors:file_needed')],
    [{}, Buffer.from('<html>'), pieceOf('errors:not_evidence')],
    [{ associationId: 'other' }, PDF, pieceOf('errors:choose_from_list')],
  ] as const) {
    const answer = await send(
      '/credit/activities/new',
      doctor,
      { ...activity, associationId, ...more },
      file,
    );
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)]);
  }
  expect(await db.read.$count(externalActivities)).toBe(before);
  await handIn(doctor);
  const overlapping = { ...activity, title: 'Another', associationId, 'from-0': '11:30', 'to-0': '12:30' };
  const answer = await send('/credit/activities/new', doctor, overlapping);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(activity.title)]);
});

test.each([
  ['a byte order mark', '\ufeff', 302],
  ['a line break', '\r\n', 302],
  ['what a scanner writes', `${'#'.repeat(1018)}\n`, 302],
  ['more than a kilobyte', '#'.repeat(1024), 422],
])('a PDF with %s before its header is answered with %3$i', async (what, before, status) => {
  const doctor = await member(`scan${what.length}`);
  const file = Buffer.concat([Buffer.from(before), PDF]);
  const sent = await send('/credit/activities/new', doctor, { ...activity, associationId }, file);
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
  await send('/credit/activities/new', doctor, { ...activity, associationId }, PDF, name);
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
  expect((await send(path, officer, activity, null)).status).toBe(422);
  const reason = 'The certificate came by post.';
  expect((await send(path, officer, { ...activity, reason }, null)).status).toBe(302);
  expect(await text(app.get('/credit', doctor))).toContain('4 of 250 points');
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, doctor.email));
  expect(letters.some(({ body }) => body.includes(reason))).toBe(true);
});

test('an accepted activity is corrected by a second line, with who and why; what stood is still to be read', async () => {
  const doctor = await member('corrected');
  await send(
    `${HOME}/members/${doctor.id}/activities/new`,
    officer,
    { ...activity, reason: 'By post.' },
    null,
  );
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const path = `${HOME}/evidence/${line!.id}/correct`;
  expect(await text(app.get(path, officer))).toContain(activity.title);
  const fixed = { ...activity, 'to-0': '10:30' };
  expect((await send(path, officer, fixed, null)).status).toBe(422);
  expect((await send(path, officer, { ...fixed, reason: 'Half of it.' }, null)).status).toBe(302);
  expect((await send(path, officer, { ...fixed, reason: 'Again.' }, null)).status).toBe(409);
  expect(await text(app.get('/credit', doctor))).toContain('2 of 250 points');
  const rows = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  expect(rows.map(({ minutes, reason }) => [minutes, reason]).sort()).toEqual([[180, null], [90, 'Half of it.']]); // oxfmt-ignore
  const stranger = await app.person('otherofficer');
  expect((await send(path, stranger, { ...fixed, reason: 'Mine.' }, null)).status).toBe(404);
});

test('a cycle that is over is confirmed once, and stays as it was confirmed', async () => {
  const doctor = await member('finished', '2020-01-01');
  await send(
    `${HOME}/members/${doctor.id}/activities/new`,
    officer,
    { ...activity, 'date-0': '2024-03-02', reason: 'By post.' },
    null,
  );
  const path = `${HOME}/members/${doctor.id}`;
  const confirm = (programmeId = 'lv-lab') => app.post(path, { programmeId }, officer);
  expect((await confirm('ee-eps')).status).toBe(404);
  expect((await confirm()).status).toBe(302);
  expect((await confirm()).status).toBe(409);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  await app.post(`${HOME}/evidence/${line!.id}`, { reason: 'A mistake.' }, officer);
  const page = await text(app.get('/credit', doctor));
  expect(page).toContain('0 of 250 points');
  expect(page).toContain(said('credits:decision.title'));
  expect(page).toContain('4 of 250 points');
  const running = await member('running');
  expect((await app.post(`${HOME}/members/${running.id}`, { programmeId: 'lv-lab' }, officer)).status).toBe(
    409,
  );
});

test('members are found by standing, programme, name and number', async () => {
  const late = await member('latecomer', '2022-01-01');
  await db.transact(async (tx) => {
    await tx.update(people).set(nameColumns('Āris Žagars latecomer Test')).where(eq(people.id, late.id));
  });
  await member('earlybird', day());
  const found = async (query: string) => {
    const page = await text(app.get(`${HOME}?${query}`, officer));
    return ['latecomer', 'earlybird'].filter((name) => page.includes(`${name} Test<`));
  };
  expect(await found('state=at_risk&programmeId=lv-lab')).toEqual(['latecomer']);
  expect(await found('state=on_track')).toEqual(['earlybird']);
  expect(await found('state=done')).toEqual([]);
  expect(await found('q=LATEC')).toEqual(['latecomer']);
  expect(await found(`q=${encodeURIComponent('āris ž')}`)).toEqual(['latecomer']);
  expect(await found('q=N-EARLY')).toEqual(['earlybird']);
  expect(await found('programmeId=fi-sll')).toEqual([]);
  expect(await found('state=nonsense&page=-1')).toEqual(['latecomer', 'earlybird']);
  expect(await text(app.get(`${HOME}/list?state=at_risk`, officer))).toContain('latecomer');
  await db.transact(async (tx) => {
    await tx
      .update(creditStandings)
      .set({ total: '7', recountOn: '2020-01-01' })
      .where(eq(creditStandings.personId, late.id));
  });
  await recountStandings(db, new Date(), {});
  const [row] = await db.read.select().from(creditStandings).where(eq(creditStandings.personId, late.id));
  expect(row!.total).toBe('0');
});

test('a standing in the table is what a fresh count gives', async () => {
  const rows = await db.read.select().from(creditStandings);
  await db.transact((tx) =>
    refreshStandingsIn(tx, { now: rows[0]!.countedAt }, [...new Set(rows.map(({ personId }) => personId))]),
  );
  const stripped = (all: typeof rows) =>
    all.map((row) => ({ ...row, countedAt: null })).sort((a, b) => (a.personId < b.personId ? -1 : 1));
  expect(stripped(await db.read.select().from(creditStandings))).toEqual(stripped(rows));
});

test('an export holds what is new, of those who agree, once, and stays as it was given', async () => {
  const agreeing = await member('agreeing');
  const silent = await member('silent', '2024-05-01', false);
  for (const doctor of [agreeing, silent])
    await send(
      `${HOME}/members/${doctor.id}/activities/new`,
      officer,
      { ...activity, reason: 'By post.' },
      null,
    );
  const make = () => app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer);
  expect((await make()).headers.get('location')).toBe(`${HOME}/exports`);
  const ids = async () =>
    [...(await text(app.get(`${HOME}/exports`, officer))).matchAll(/exports\/([^/"]+)\/json/g)].map(
      (each) => each[1]!,
    );
  const [first] = await ids();
  const file = (id: string, format: string) => text(app.get(`${HOME}/exports/${id}/${format}`, officer));
  const given = await file(first!, 'json');
  expect(given).toContain('agreeing Test');
  expect(given).not.toContain('silent Test');
  expect((await make()).headers.get('location')).toBe(`${HOME}/exports?nothing`);

  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, silent.id));
  await app.post('/profile', { intent: 'consent', membershipId: row!.id, given: 'yes' }, silent);
  await make();
  const [latest] = await ids();
  const { lines } = JSON.parse(await file(latest!, 'json')) as { lines: { name: string; counted: string }[] };
  expect(lines.map(({ name, counted }) => [name, counted])).toEqual([['silent Test', '4']]);
  expect(await file(first!, 'json')).toBe(given);
  expect((await app.get(`${HOME}/exports/${latest}/xml`, officer)).status).toBe(404);

  const stranger = await app.person('elsewhere');
  await app.association('estonia', [stranger], 'EE');
  expect((await app.get(`/associations/estonia/exports/${first}/json`, stranger)).status).toBe(404);
});

test('a spreadsheet of our countries opens an export: numbers are numbers, days are days, and registration numbers text', async () => {
  const doctor = await member('counted');
  await db.transact(async (tx) => {
    await tx
      .update(memberships)
      .set({ registrationNumber: '00417' })
      .where(eq(memberships.personId, doctor.id));
    await tx.update(people).set(nameColumns('Ģirts Āboltiņš')).where(eq(people.id, doctor.id));
  });
  const given = {
    ...activity,
    title: '=Parauga ģimenes ārstu kongress',
    reason: 'By post.',
  };
  await send(`${HOME}/members/${doctor.id}/activities/new`, officer, given, null);
  await app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer);
  const page = await text(app.get(`${HOME}/exports`, officer));
  const id = /exports\/([^/"]+)\/xlsx/.exec(page)![1]!;
  const bytes = async (format: string) =>
    Buffer.from(await (await app.get(`${HOME}/exports/${id}/${format}`, officer)).arrayBuffer());
  const { lines } = JSON.parse((await bytes('json')).toString()) as {
    lines: { id: string; counted: string; recordedAt: string }[];
  };
  const [line] = lines;
  expect(lines).toHaveLength(1);

  const [head, row] = readXlsx(await bytes('xlsx'));
  const cell = (name: string) => row![head!.indexOf(name)];
  expect(cell('registrationNumber')).toBe('00417');
  expect(cell('name')).toBe('Ģirts Āboltiņš');
  expect(cell('title')).toBe('=Parauga ģimenes ārstu kongress');
  expect(cell('from')).toEqual(new Date('2026-03-02'));
  expect(cell('minutes')).toBe(180);
  expect(cell('counted')).toBe(Number(line!.counted));
  expect(cell('recordedAt (UTC)')).toEqual(new Date(line!.recordedAt.replace(/\.\d+/, '')));

  const csv = await bytes('csv');
  expect(csv.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const [names, cells] = parseCsv(csv.toString(), ';');
  const field = (name: string) => cells![names!.indexOf(name)];
  expect(field('registrationNumber')).toBe('="00417"');
  expect(field('name')).toBe('Ģirts Āboltiņš');
  expect(field('title')).toBe("'=Parauga ģimenes ārstu kongress");
  expect(field('from')).toBe('2026-03-02');
  expect(field('counted')).toBe(line!.counted.replace('.', ','));
});

test('an export stands in the order of the association’s language', async () => {
  const swedes = await app.association('sweden', [officer], 'SE', 'sv');
  for (const name of ['Äng', 'Zorn', 'Åkesson']) {
    const doctor = await member(name);
    await db.transact(async (tx) => {
      await tx.update(memberships).set({ associationId: swedes }).where(eq(memberships.personId, doctor.id));
      await tx.update(people).set(nameColumns(name)).where(eq(people.id, doctor.id));
    });
    const path = `/associations/sweden/members/${doctor.id}/activities/new`;
    await send(path, officer, { ...activity, reason: 'By post.' }, null);
  }
  await app.post('/associations/sweden/exports', { programmeId: 'lv-lab' }, officer);
  const page = await text(app.get('/associations/sweden/exports', officer));
  const file = await text(app.get(/href="([^"]+\/json)"/.exec(page)![1]!, officer));
  const { lines } = JSON.parse(file) as { lines: { name: string }[] };
  expect(lines.map(({ name }) => name)).toEqual(['Zorn', 'Åkesson', 'Äng']);
});

test('leave moves the end of the cycle once an officer has confirmed it; practice and reminders need nobody', async () => {
  const doctor = await member('parent');
  const details = { intent: 'details', programmeId: 'lv-lab' };
  expect((await app.post('/credit', { ...details, remind: ['6', '1'] }, doctor)).status).toBe(302);
  const page = await text(app.get('/credit', doctor));
  expect(page).not.toContain(pieceOf('credits:unconfirmed'));
  const leave = { 'leaveFrom-0': '2025-01-01', 'leaveTo-0': '2025-01-10', 'leaveReason-0': 'parental_leave' };
  const wrong = await app.post('/credit', { ...details, ...leave, 'leaveTo-0': '2024-01-01' }, doctor);
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:ends_before_start')),
  ]);
  expect((await app.post('/credit', { ...details, ...leave }, doctor)).status).toBe(302);
  expect(await text(app.get('/credit', doctor))).toContain(pieceOf('credits:unconfirmed'));
  expect(await text(app.get(HOME, officer))).toContain(said('credits:details.reason.parental_leave'));
  expect((await app.post('/credit', { ...details, programmeId: 'ee-eps' }, doctor)).status).toBe(404);
});

test('a reminder comes once, on the day that was chosen, to those who miss something', async () => {
  const doctor = await member('forgetful');
  await app.post('/credit', { intent: 'details', programmeId: 'lv-lab', remind: ['6', '1'] }, doctor);
  const [standing] = await db.read
    .select()
    .from(creditStandings)
    .where(eq(creditStandings.personId, doctor.id));
  const before = (days: number) => new Date(Date.parse(`${standing!.cycleTo}T12:00:00Z`) - days * 86_400_000);
  const letters = async () => {
    const all = await db.read.select().from(mails).where(eq(mails.recipient, doctor.email));
    return all.filter(({ subject }) => subject.startsWith(pieceOf('credits:remind.subject'))).length;
  };
  const { sendCycleReminders } =
    await import('#app/domains/credits/enrolments/send-cycle-reminders.server.ts');
  const counts = [];
  for (const days of [200, 170, 100, 20, 10]) {
    // Two processes at once.
    await Promise.all([1, 2].map(() => sendCycleReminders(app.platform, before(days))));
    counts.push(await letters());
  }
  expect(counts).toEqual([0, 1, 1, 2, 2]);
});

test('the pages of a member hand over the name that they show, and no e-mail address beside it', async () => {
  const doctor = await member('unlisted');
  const activityId = await handIn(doctor);
  const decision = { revision: '1', decision: 'accepted', reason: '' };
  expect((await app.post(`${HOME}/activities/${activityId}`, decision, officer)).status).toBe(302);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  for (const path of [`${HOME}/members/${doctor.id}`, `${HOME}/evidence/${line!.id}`]) {
    const data = await text(app.get(`${path}.data`, officer));
    expect([path, data.includes('unlisted Test'), data.includes(doctor.email)]).toEqual([path, true, false]);
  }
});
