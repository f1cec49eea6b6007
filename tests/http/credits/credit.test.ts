import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { rewriting } from '#db/rewriting.ts';
import { certificates } from '#db/schema/certificates.ts';
import { accreditations, participations } from '#db/schema/credits.ts';
import { memberships } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/platform.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const SLUG = 'latvia';
let officer: Person;
let course: Awaited<ReturnType<typeof publishCourse>>;
let associationId: string;

beforeAll(async () => {
  officer = await app.person('officer');
  associationId = await app.association(SLUG, [officer]);
  course = await publishCourse(app, await app.person('author', ['author']));
});

const text = async (response: Response | Promise<Response>) => (await response).text();
const accreditation = {
  programmeId: 'lv-lab',
  code: 'LV-77',
  units: '1,5',
  category: 'Family medicine',
  validFrom: '2020-01-01',
  validTo: '2099-12-31',
};

async function finish(person: Person) {
  const begun = await launch(app, person, course.path);
  await content(`${begun.base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({
      sequence: 1,
      terminate: true,
      cmi: { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.9' },
    }),
  });
  const page = await text(app.get(course.path, person));
  return /\/registrations\/[^"/]+\/evaluation/.exec(page)![0];
}

test('from a request to join to a credit that opens down to its evidence', async () => {
  const doctor = await app.person('doctor', [], { country: 'LV' });
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '14-2071' }, doctor);
  expect(await text(app.get('/profile', doctor))).toContain(said('accounts:membership.state.requested'));
  expect(
    (await app.post('/profile', { intent: 'join', associationId, registrationNumber: '1' }, doctor)).status,
  ).toBe(409);

  const [membership] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  const home = `/associations/${SLUG}`;
  const declined = await app.post(
    `${home}/join-requests`,
    { membershipId: membership!.id, decision: 'declined' },
    officer,
  );
  expect([declined.status, await declined.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:reason_needed')),
  ]);
  expect(
    (await app.post(`${home}/join-requests`, { membershipId: membership!.id, decision: 'accepted' }, officer))
      .status,
  ).toBe(302);
  expect(
    (await app.post(`${home}/join-requests`, { membershipId: membership!.id, decision: 'accepted' }, officer))
      .status,
  ).toBe(409);

  expect((await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '' }, doctor)).status).toBe(422);
  expect(
    (await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2099-01-01' }, doctor)).status,
  ).toBe(422);
  expect(
    (await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2024-02-30' }, doctor)).status,
  ).toBe(422);
  expect(
    (await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2024-05-01' }, doctor)).status,
  ).toBe(302);
  expect(await text(app.get('/credit', doctor))).toContain(pieceOf('credits:pending.cycle'));
  const enrolmentId = /name="enrolmentId" value="([^"]+)"/.exec(
    await text(app.get(`${home}/cycles`, officer)),
  )![1]!;
  expect((await app.post(`${home}/cycles`, { intent: 'confirm', enrolmentId }, officer)).status).toBe(302);
  expect(
    (await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2025-05-01' }, doctor)).status,
  ).toBe(409);

  expect((await app.post(`${home}/courses/${course.versionId}`, accreditation, officer)).status).toBe(302);
  expect(await text(app.get('/courses', doctor))).toContain('<b>1.5</b>');

  expect(await text(app.get('/credit', doctor))).toContain(said('credits:helpful.title'));
  const evaluation = await finish(doctor);
  expect(await text(app.get('/credit', doctor))).not.toContain(said('credits:helpful.title'));
  expect(await text(app.get('/credit', doctor))).toContain(pieceOf('credits:missingEvaluation'));
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(0);
  const incomplete = await app.post(evaluation, { ...ANSWERS, level: 'banana' }, doctor);
  expect([incomplete.status, await incomplete.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:choose_answer')),
  ]);
  const sent = await app.post(evaluation, ANSWERS, doctor);
  expect(sent.headers.get('location')).toMatch(/^\/credit\?new=/);
  expect((await app.post(evaluation, ANSWERS, doctor)).status).toBe(409);

  const credit = await text(app.get('/credit', doctor));
  expect(credit).toContain('1.5 of 250 points');
  expect(credit).toContain(said('credits:reason.counted', { code: 'LV-77', category: 'Family medicine' }));

  const member = await text(app.get(`${home}/members/${doctor.id}`, officer));
  const evidence = /\/associations\/latvia\/evidence\/[^"]+/.exec(member)![0];
  const shown = await text(app.get(evidence, officer));
  for (const part of [
    'LV-77',
    '90%',
    'Version 1',
    'Heart at home',
    said('credits:evidence.evaluated'),
    said('xapi:verb.earned'),
    said('credits:evidence.ended'),
    said('xapi:verb.terminated'),
  ])
    expect(shown).toContain(part);
});

test('the certificate: a PDF in the doctor’s language, checkable by anybody, and not by a changed letter', async () => {
  const doctor = await app.person('certified');
  await app.post(await finish(doctor), ANSWERS, doctor);
  const [row] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  for (const lang of ['en', 'fi', 'sv', 'et', 'lv', 'lt', 'be']) {
    const pdf = await app.get(`/certificates/${row!.id}/pdf?lang=${lang}`, doctor);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toMatch(/\/StructTreeRoot/);
  }
  const other = await app.person('other');
  expect((await app.get(`/certificates/${row!.id}/pdf`, other)).status).toBe(404);

  const checked = await app.get(`/verify/${row!.code.toLowerCase().replaceAll('-', ' ')}`);
  expect([checked.status, await checked.text()]).toEqual([200, expect.stringContaining('Genuine')]);
  expect((await app.get('/verify/AAAA-BBBB-CCCC')).status).toBe(404);
  expect((await app.get(`/verify?code=${row!.code}`)).headers.get('location')).toBe(`/verify/${row!.code}`);

  await db.transact((tx) =>
    rewriting(tx, 'repair', async () => {
      await tx
        .update(certificates)
        .set({ snapshot: row!.snapshot.replace('certified', 'somebody') })
        .where(eq(certificates.id, row!.id));
    }),
  );
  expect(await text(app.get(`/verify/${row!.code}`))).toContain(pieceOf('certificates:verify.altered'));
});

test('without a completed course there is no evaluation, no credit and no certificate', async () => {
  const doctor = await app.person('eager');
  const begun = await launch(app, doctor, course.path);
  const registration = (await text(app.get('/credit', doctor))).includes('Heart at home');
  expect([begun.token.length > 0, registration]).toEqual([true, true]);
  const { listOwnRegistrations } =
    await import('#app/domains/learning/registrations/list-own-registrations.server.ts');
  const [own] = await listOwnRegistrations(await app.as(doctor));
  const path = `/registrations/${own!.registration.id}/evaluation`;
  expect(await text(app.get(path, doctor))).toContain(said('learning:evaluation.early'));
  expect((await app.post(path, ANSWERS, doctor)).status).toBe(409);
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(0);
});

test('an accreditation with nonsense in it says what to write, beside the field, and writes nothing', async () => {
  const path = `/associations/${SLUG}/courses/${course.versionId}`;
  const before = await db.read.$count(accreditations);
  for (const wrong of [
    { units: '0' },
    { units: '1e3' },
    { units: '' },
    { validTo: '2019-01-01' },
    { programmeId: 'xx' },
    { code: 'x'.repeat(61) },
    { validFrom: '2026-13-01' },
  ]) {
    const answer = await app.post(path, { ...accreditation, ...wrong }, officer);
    expect(answer.status, JSON.stringify(wrong)).toBe(422);
    expect(await answer.text()).toContain('aria-invalid="true"');
  }
  expect(await db.read.$count(accreditations)).toBe(before);
});

test('an officer of one association sees nothing of another’s', async () => {
  const stranger = await app.person('stranger');
  await app.association('estonia', [stranger], 'EE');
  const doctor = await app.person('member');
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '7' }, doctor);
  const [membership] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(
    `/associations/${SLUG}/join-requests`,
    { membershipId: membership!.id, decision: 'accepted' },
    officer,
  );
  await app.post(await finish(doctor), ANSWERS, doctor);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  for (const path of [
    `/associations/${SLUG}`,
    `/associations/${SLUG}/members/${doctor.id}`,
    `/associations/${SLUG}/evidence/${line!.id}`,
    `/associations/estonia/members/${doctor.id}`,
    `/associations/estonia/evidence/${line!.id}`,
  ])
    expect((await app.get(path, stranger)).status, path).toBe(404);
  expect((await app.get(`/associations/${SLUG}/evidence/${line!.id}`, officer)).status).toBe(200);
});

test('credit taken back: one more line in the ledger, no credit, a certificate that says so, and a letter', async () => {
  const doctor = await app.person('mistaken', [], { country: 'LV' });
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '8' }, doctor);
  const [membership] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(
    `/associations/${SLUG}/join-requests`,
    { membershipId: membership!.id, decision: 'accepted' },
    officer,
  );
  await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2024-05-01' }, doctor);
  await app.post(await finish(doctor), ANSWERS, doctor);
  expect(await text(app.get('/credit', doctor))).toContain('1.5 of 250 points');
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const [paper] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  const evidence = `/associations/${SLUG}/evidence/${line!.id}`;

  const reissue = { intent: 'reissue', reason: 'The name was misspelt.' };
  expect((await app.post(evidence, { ...reissue, reason: '' }, officer)).status).toBe(422);
  expect((await app.post(evidence, reissue, officer)).status).toBe(302);
  expect(await text(app.get(`/verify/${paper!.code}`))).toContain(pieceOf('certificates:verify.superseded'));
  const papers = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  const second = papers.find(({ supersedes }) => supersedes === paper!.id)!;
  expect(await text(app.get(`/verify/${second.code}`))).toContain('Genuine');
  const shown = await text(app.get('/credit/certificates', doctor));
  expect([shown.includes(second.code), shown.includes(paper!.code)]).toEqual([true, false]);

  expect((await app.post(evidence, { reason: ' ' }, officer)).status).toBe(422);
  const reason = 'Somebody else took the test.';
  expect((await app.post(evidence, { reason }, officer)).status).toBe(302);
  expect((await app.post(evidence, { reason }, officer)).status).toBe(409);

  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(2);
  const credit = await text(app.get('/credit', doctor));
  expect(credit).toContain('0 of 250 points');
  expect(await text(app.get('/credit/certificates', doctor))).toContain(reason);
  expect((await app.post(evidence, reissue, officer)).status).toBe(409);
  const checked = await text(app.get(`/verify/${second.code}`));
  expect(checked).toContain(pieceOf('certificates:verify.revoked'));
  expect(checked).not.toContain(reason);
  expect((await app.get(`/certificates/${second.id}/pdf`, doctor)).status).toBe(410);
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, doctor.email));
  expect(letters.some(({ body }) => body.includes(reason))).toBe(true);
});

test('only an association that accredited the course takes its credit back', async () => {
  const doctor = await app.person('between');
  const stranger = await app.person('elsewhere');
  const lithuania = await app.association('lithuania', [stranger], 'LT');
  await app.post('/profile', { intent: 'join', associationId: lithuania, registrationNumber: '9' }, doctor);
  const [membership] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(
    '/associations/lithuania/join-requests',
    { membershipId: membership!.id, decision: 'accepted' },
    stranger,
  );
  await app.post(await finish(doctor), ANSWERS, doctor);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const form = { reason: 'Because.' };
  expect((await app.post(`/associations/${SLUG}/evidence/${line!.id}`, form, stranger)).status).toBe(404);
  expect((await app.post(`/associations/lithuania/evidence/${line!.id}`, form, stranger)).status).toBe(422);
  expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(1);
});
