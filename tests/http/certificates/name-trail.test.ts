import { desc, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import type { CertificateSnapshot } from '#app/domains/certificates/snapshot.ts';
import { certificates } from '#db/schema/certificates.ts';
import { nameChanges, people } from '#db/schema/accounts.ts';
import { completeIn } from '#tests/support/completion.ts';
import { ANSWERS, GRANT } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia';
let author: Person;
let officer: Person;
let doctor: Person;
let associationId: string;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  associationId = await app.association('latvia', [officer, await app.person('second')]);
  doctor = await verified(app, 'anna', associationId);
});

const text = async (response: Response | Promise<Response>) => (await response).text();
/** Takes an accredited course to its end; answers the certificate for it. */
async function earn(code: string) {
  const course = await publishCourse(app, author);
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: course.versionId,
    code,
  });
  const id = await registerForCourse(await app.as(doctor), course.slug, { language: 'en' });
  await db.transact(async (tx) => {
    await completeIn(tx, id);
  });
  await app.post(`/registrations/${id}/evaluation`, ANSWERS, doctor);
  const [row] = await db.read
    .select()
    .from(certificates)
    .where(eq(certificates.personId, doctor.id))
    .orderBy(desc(certificates.id))
    .limit(1);
  return { row: row!, snapshot: JSON.parse(row!.snapshot) as CertificateSnapshot };
}
async function rename(name: string) {
  expect((await app.post('/profile', { intent: 'ask-name', name }, doctor)).status).toBe(302);
  const [change] = await db.read.select().from(nameChanges).where(eq(nameChanges.name, name));
  return (decision: string) =>
    app.post(
      `${HOME}/join-requests`,
      { intent: 'name', changeId: change!.id, decision, reason: 'No paper' },
      officer,
    );
}

test('a certificate keeps the name that it was signed with; its check says that there is another since, and not which', async () => {
  const { row, snapshot } = await earn('LV-1');
  expect(snapshot.name).toBe('anna Test');
  const check = () => text(app.get(`/verify/${row.code}`));
  expect(await check()).not.toContain(pieceOf('certificates:verify.renamed'));

  const decide = await rename('Anna Married');
  expect(await check()).not.toContain(pieceOf('certificates:verify.renamed'));
  expect((await decide('approved')).status).toBe(302);
  const page = await check();
  expect(page).toContain('anna Test (name when issued)');
  expect(page).toContain(`${pieceOf('certificates:verify.renamed')}Association latvia`);
  expect(page).not.toContain('Married');
  expect(page).toContain(said('certificates:verify.genuine'));
});

test('the officer sees the whole trail on the evidence, of approved names only, and with who confirmed them', async () => {
  const [row] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  await (
    await rename('Anna Declined')
  )('declined');
  await (
    await rename('Anna Again')
  )('approved');
  const page = await text(app.get(`${HOME}/evidence/${row!.participationId}`, officer));
  for (const words of ['anna Test', 'Anna Married (Association latvia)', 'Anna Again (Association latvia)'])
    expect(page).toContain(words);
  expect(page).not.toContain('Anna Declined');
});

test('the next certificate carries the name of its day, and a change of the person’s row changes no certificate', async () => {
  const { row, snapshot } = await earn('LV-2');
  expect(snapshot.name).toBe('Anna Again');
  expect(await text(app.get(`/verify/${row.code}`))).not.toContain(pieceOf('certificates:verify.renamed'));
  const before = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  await db.transact(async (tx) => {
    await tx.update(people).set({ name: 'Somebody Else' }).where(eq(people.id, doctor.id));
  });
  expect(await text(app.get(`/verify/${row.code}`))).toContain('Anna Again');
  expect(await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id))).toEqual(before); // oxfmt-ignore
  const pdf = await app.get(`/certificates/${row.id}/pdf`, doctor);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});
