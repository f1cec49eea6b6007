import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accreditationApplications } from '#db/schema/credits.ts';
import { makeApp } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const officer = await app.person('officer');
const associationId = await app.association('latvia', [officer]);
const author = await app.person('writer', ['author'], { country: 'LV' });
const { courseId } = await publishCourse(app, author);
const path = `/author/courses/${courseId}/accreditation`;
const only = async () =>
  (
    await db.read
      .select()
      .from(accreditationApplications)
      .where(eq(accreditationApplications.submittedBy, author.id))
  )[0];

test('an application is prefilled, kept as a draft, changed in review, withdrawn and discarded', async () => {
  const first = await app.text(path, author);
  for (const piece of [
    'writer Test',
    `<option value="${associationId}" selected`,
    '<option value="lv-lab" selected',
  ])
    expect(first).toContain(piece);

  const half = {
    intent: 'draft',
    applicationId: '',
    associationId,
    programmeId: 'lv-lab',
    needs: 'Half a thought',
  };
  expect((await app.post(path, half, author)).status).toBe(302);
  const draft = (await only())!;
  expect(draft.state).toBe('draft');
  expect(await app.text(path, author)).toContain('Half a thought');
  expect((await app.get(`/associations/latvia/applications/${draft.id}`, officer)).status).toBe(404);
  expect(await app.text('/associations/latvia/applications', officer)).not.toContain('/applications/');

  await app.post(
    path,
    { intent: 'disclose', name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: day(0) },
    author,
  );
  const [, minutes] = /Together (\d+) minute/.exec(await app.text(path, author))!;
  const whole = {
    applicationId: draft.id, associationId, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none',
    agenda: `${minutes} All`, contentUntil: '2099-01-01',
  }; // oxfmt-ignore
  const unfinished = await app.post(path, { ...whole, needs: '' }, author);
  expect([unfinished.status, await unfinished.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:required')),
  ]);
  expect((await app.post(path, whole, author)).status).toBe(302);
  const sent = (await only())!;
  expect([sent.id, sent.state, sent.form]).toEqual([draft.id, 'submitted', null]);

  // Changed in review it keeps its place; an officer who read it before is told.
  expect((await app.post(path, { ...whole, needs: 'Better said' }, author)).status).toBe(302);
  expect((await only())!.submittedAt).toEqual(sent.submittedAt);
  const office = `/associations/latvia/applications/${draft.id}`;
  expect(await app.text(office, officer)).toContain('Better said');
  // The page lists what its mark counts: nobody decides about their own.
  const isListed = async () =>
    (await app.text('/associations/latvia/applications', officer)).includes(`href="${office}"`);
  const submittedBy = (id: string) =>
    db.transact((tx) =>
      tx
        .update(accreditationApplications)
        .set({ submittedBy: id })
        .where(eq(accreditationApplications.id, draft.id)),
    );
  expect(await isListed()).toBe(true);
  await submittedBy(officer.id);
  expect(await isListed()).toBe(false);
  await submittedBy(author.id);
  const decision = { revision: String(sent.revision), decision: 'returned', reason: 'More, please' };
  expect((await app.post(office, decision, officer)).status).toBe(409);
  expect((await app.post(path, { intent: 'discard', applicationId: draft.id }, author)).status).toBe(409);
  expect((await app.post(path, { intent: 'withdraw', applicationId: draft.id }, author)).status).toBe(302);
  expect((await app.get(office, officer)).status).toBe(404);
  expect(await app.text(path, author)).toContain('Better said');
  expect((await app.post(path, { intent: 'discard', applicationId: draft.id }, author)).status).toBe(302);
  expect(await only()).toBeUndefined();
});
