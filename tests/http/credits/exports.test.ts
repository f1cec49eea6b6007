import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { ACTIVITY, sendActivity } from '#tests/support/activities.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';
import { makeApp } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';
import { parseCsv, readXlsx } from '#tests/support/read-table.ts';

const app = await makeApp();
const { db } = app.platform;
const { officer, member } = await openPortal(app);

test('an export holds what is new, of those who agree, once, and stays as it was given', async () => {
  const agreeing = await member('agreeing');
  const silent = await member('silent', '2024-05-01', false);
  for (const doctor of [agreeing, silent])
    await sendActivity(
      app,
      `${HOME}/members/${doctor.id}/activities/new`,
      officer,
      { ...ACTIVITY, reason: 'By post.' },
      null,
    );
  const make = () => app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer);
  expect((await make()).headers.get('location')).toBe(`${HOME}/exports`);
  const ids = async () =>
    [...(await app.text(`${HOME}/exports`, officer)).matchAll(/exports\/([^/"]+)\/json/g)].map(
      (each) => each[1]!,
    );
  const [first] = await ids();
  const file = (id: string, format: string) => app.text(`${HOME}/exports/${id}/${format}`, officer);
  // Who agrees in no way is named, with why.
  const leftOut = (await app.text(`${HOME}/exports`, officer)).split('id="left-out"')[1]!;
  expect(leftOut).toContain('silent Test');
  expect(leftOut).toContain(said('credits:exports.leftOut.no_consent'));
  expect(leftOut).not.toContain('agreeing Test');
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
    ...ACTIVITY,
    title: '=Parauga ģimenes ārstu kongress',
    reason: 'By post.',
  };
  await sendActivity(app, `${HOME}/members/${doctor.id}/activities/new`, officer, given, null);
  await app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer);
  const page = await app.text(`${HOME}/exports`, officer);
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
    await sendActivity(app, path, officer, { ...ACTIVITY, reason: 'By post.' }, null);
  }
  await app.post('/associations/sweden/exports', { programmeId: 'lv-lab' }, officer);
  const page = await app.text('/associations/sweden/exports', officer);
  const file = await app.text(/href="([^"]+\/json)"/.exec(page)![1]!, officer);
  const { lines } = JSON.parse(file) as { lines: { name: string }[] };
  expect(lines.map(({ name }) => name)).toEqual(['Zorn', 'Åkesson', 'Äng']);
});
