import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { ACTIVITY } from '#tests/support/activities.ts';
import { said } from '#tests/support/words.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';

const app = await makeApp();
const { officer, member, handIn } = await openPortal(app);

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
