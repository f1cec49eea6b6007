import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeBackCredit } from '#app/domains/certificates/take-back-credit.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import { ANSWERS, GRANT } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { ACTIVITY } from '#tests/support/activities.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';

const app = await makeApp();
const { officer, associationId, member, handIn } = await openPortal(app);

test('a doctor takes every line of a programme along, with name, number and what counts; nobody in no programme does', async () => {
  const doctor = await member('career');
  const id = await handIn(doctor);
  await app.post(`${HOME}/activities/${id}`, { revision: '2', decision: 'accepted' }, officer);
  const csv = await app.text('/credit/transcripts/lv-lab/csv', doctor);
  for (const piece of ['career Test', 'N-career', ACTIVITY.title, '180', said('credits:reason.accepted')])
    expect(csv).toContain(piece);
  const pdf = await app.get('/credit/transcripts/lv-lab/pdf', doctor);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(await app.text('/credit', doctor)).toContain('/credit/transcripts/lv-lab/pdf');
  const stranger = await app.person('none');
  expect((await app.get('/credit/transcripts/lv-lab/csv', stranger)).status).toBe(404);
});

test('a line names the code of its certificate as long as that is valid', async () => {
  const doctor = await member('revoked');
  const { versionId, slug } = await publishCourse(app, await app.person('author', ['author']));
  const deciding = await app.as(officer);
  await accreditVersion(deciding, associationId, { ...GRANT, courseVersionId: versionId });
  const id = await registerForCourse(await app.as(doctor), slug, { language: 'en' });
  const { db } = app.platform;
  await db.transact((tx) => completeIn(tx, id));
  expect((await app.post(`/registrations/${id}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  const [issued] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  const csv = () => app.text('/credit/transcripts/lv-lab/csv', doctor);
  expect(await csv()).toContain(issued!.code);
  await takeBackCredit(deciding, associationId, issued!.participationId, { reason: 'By mistake' });
  const taken = await csv();
  expect([taken.includes(said('credits:reason.reversed')), taken.includes(issued!.code)]).toEqual([
    true,
    false,
  ]);
});
