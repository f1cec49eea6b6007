import { expect, test } from 'vitest';
import { erasePersonByEmail } from '#app/domains/accounts/erasure/erase-person-by-email.server.ts';
import { sendMessage } from '#app/domains/mentoring/messages/send-message.server.ts';
import { listMentoringTasks } from '#app/domains/mentoring/pairs/list-mentoring-tasks.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { begunPair, proposedPair } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';

const app = await makeApp();

test('the two write to each other: read by nobody else, unread until looked at, one mail an hour that quotes nothing', async () => {
  const { id, slug, coordinator, mentee, mentor, pairId } = await begunPair(app);
  const path = `/pairs/${pairId}`;
  const write = (body: string, person: Person) => app.post(path, { intent: 'message', body }, person);
  const sent = await write('How was your night?', mentee);
  expect([sent.status, sent.headers.get('location')]).toEqual([302, `${path}#messages`]);
  expect((await write('Another thought', mentee)).status).toBe(302);
  expect((await write(' ', mentee)).status).toBe(422);
  expect((await write('A stranger', coordinator)).status).toBe(404);
  const letters = async () =>
    (await mailsTo(app, mentor)).filter(({ subject }) =>
      subject.startsWith(pieceOf('mentoring:mail.message.subject')),
    );
  const [letter, ...more] = await letters();
  expect([letter!.body.includes('your night'), more.length]).toEqual([false, 0]);
  const later = { ...(await app.as(mentee)), now: new Date(Date.now() + HOUR_MS + 1000) };
  await sendMessage(later, pairId, { body: 'An hour later' });
  expect(await letters()).toHaveLength(2);
  const hasMessage = async (person: Person) =>
    (await listMentoringTasks(await app.as(person))).some(({ kind }) => kind === 'message');
  expect([await hasMessage(mentor), await hasMessage(mentee)]).toEqual([true, false]);
  expect(await app.text('/', mentor)).toContain(said('mentoring:message.unread', { name: 'mentee Test' }));
  const marks = async () => {
    const page = await app.text(path, mentor);
    expect(page).toContain('How was your night?');
    return page.split(`>${said('mentoring:message.new')}<`).length - 1;
  };
  expect([await marks(), await marks(), await hasMessage(mentor)]).toEqual([3, 0, false]);
  for (const page of [`/associations/${slug}/mentoring/${id}`, `/associations/${slug}`])
    expect(await app.text(page, coordinator)).not.toContain('your night');
  await app.post(path, { intent: 'end', reason: 'time', lookBack: '' }, mentee);
  expect((await write('Too late', mentor)).status).toBe(409);
  expect(await app.text(path, mentor)).toContain('How was your night?');
});

test('nobody writes before both have said yes', async () => {
  const { mentee, pair } = await proposedPair(app);
  const written = await app.post(`/pairs/${pair.id}`, { intent: 'message', body: 'Please' }, mentee);
  expect(written.status).toBe(409);
});

test('what somebody had written goes when they are erased, and what was written to them stays with the other one', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  const write = (body: string, person: Person) =>
    app.post(`/pairs/${pairId}`, { intent: 'message', body }, person);
  await write('About myself', mentee);
  await write('An answer', mentor);
  expect(await erasePersonByEmail(app.operator, mentee.email)).toBe(true);
  await runDueJobs(app.platform.db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  const page = await app.text(`/pairs/${pairId}`, mentor);
  expect([page.includes('About myself'), page.includes('An answer')]).toEqual([false, true]);
});
