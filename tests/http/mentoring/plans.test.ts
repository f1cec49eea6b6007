import { expect, test } from 'vitest';
import { remindOfProposals } from '#app/domains/mentoring/pairs/remind-of-proposals.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { remindOfRounds } from '#app/domains/mentoring/rounds/remind-of-rounds.server.ts';
import { addDays, DAY_MS, DEFAULT_TIME_ZONE, dayIn, instantIn } from '#app/platform/time.ts';
import { formatFor } from '#app/i18n/format.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { join, openMentoring, pairsOf } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const today = dayIn(DEFAULT_TIME_ZONE, new Date());
const written = (day: string) => formatFor('en', DEFAULT_TIME_ZONE).day(day);

test('a planned round is shown to those in it, reminded of once, and says until when proposals are answered', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const [mentee, mentor] = [await app.person('mentee'), await app.person('mentor')];
  await join(app, id, mentee, 'mentee');
  const path = `/associations/${slug}/mentoring/${id}`;
  expect(await app.text(`/mentoring/${id}`, mentee)).toContain(said('mentoring:plan.none'));
  const [by, on, until] = [addDays(today, 2), addDays(today, 4), addDays(today, 20)];
  const plan = (more: object = {}) =>
    app.post(
      path,
      { intent: 'plan', profilesBy: by, proposesOn: on, answersBy: until, ...more },
      coordinator,
    );
  expect((await plan({ proposesOn: today })).status).toBe(422);
  expect((await plan({ answersBy: on })).status).toBe(422);
  expect((await plan({ profilesBy: addDays(today, -1) })).status).toBe(422);
  expect((await plan()).status).toBe(302);
  expect((await plan()).status).toBe(409);
  const shown = said('mentoring:plan.next.profiles', { on: written(on), by: written(by) });
  expect(await app.text(`/mentoring/${id}`, mentee)).toContain(shown);
  const reminders = async (person: Person, notice: 'profiles' | 'coordinator') =>
    (await subjectsTo(app, person)).filter((each) =>
      each.startsWith(pieceOf(`mentoring:mail.plan.${notice}.subject`)),
    ).length;
  const remind = (days: number) =>
    remindOfRounds({ ...app.operator, now: instantIn(DEFAULT_TIME_ZONE, addDays(today, days), '12:00') });
  for (const days of [0, 0, 1]) await remind(days);
  expect([await reminders(mentee, 'profiles'), await reminders(coordinator, 'coordinator')]).toEqual([1, 0]);
  for (const days of [3, 3]) await remind(days);
  expect([await reminders(mentee, 'profiles'), await reminders(coordinator, 'coordinator')]).toEqual([1, 1]);

  await join(app, id, mentor, 'mentor');
  const ctx = await app.as(coordinator);
  await publishRound(ctx, id, await makeRound(ctx, id));
  const [pair] = await pairsOf(app, id);
  expect(dayIn(DEFAULT_TIME_ZONE, pair!.answerBy)).toBe(until);
  await app.post(`/pairs/${pair!.id}`, { intent: 'yes' }, mentor);
  const soon = async (person: Person) =>
    (await subjectsTo(app, person)).filter((each) =>
      each.startsWith(pieceOf('mentoring:mail.answerSoon.subject')),
    ).length;
  for (const days of [3, 1.5, 1])
    await remindOfProposals({ ...app.operator, now: new Date(pair!.answerBy.getTime() - days * DAY_MS) });
  expect([await soon(mentee), await soon(mentor)]).toEqual([1, 0]);
  const planId = /name="planId" value="([^"]+)"/.exec(await app.text(path, coordinator))![1]!;
  expect((await app.post(path, { intent: 'unplan', planId }, coordinator)).status).toBe(302);
  expect((await app.post(path, { intent: 'unplan', planId }, coordinator)).status).toBe(404);
});
