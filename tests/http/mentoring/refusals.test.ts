import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { wallClockIn } from '#app/platform/time.ts';
import { mentoringGoals, mentoringMeetings } from '#db/schema/mentoring.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { alertsOf, formsWith, formWith, isOpenAround, textsOf, valuesOf } from '#tests/support/forms.ts';
import { begunPair, openMentoring } from '#tests/support/mentoring.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const DAY = 86_400_000;

async function pairOf() {
  const pair = await begunPair(app);
  const path = `/pairs/${pair.pairId}`;
  const post = async (form: Record<string, string>, person: Person = pair.mentee) => {
    const answer = await app.post(path, form, person);
    return [answer.status, await answer.text()] as const;
  };
  const propose = async (days: number, agenda: string) => {
    const at = wallClockIn('Europe/Helsinki', new Date(Date.now() + days * DAY));
    expect((await post({ intent: 'propose', ...at, agenda }))[0]).toBe(302);
  };
  const meetings = () =>
    db.read.select().from(mentoringMeetings).where(eq(mentoringMeetings.pairId, pair.pairId));
  return { ...pair, path, post, propose, meetings };
}

test('settings that somebody else has changed meanwhile: what is stored now stands beside each field that differs', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const path = `/associations/${slug}/mentoring/${id}`;
  const settings = (html: string) => formWith(html, 'value="settings"');
  const opened = valuesOf(settings(await (await app.get(path, coordinator)).text()));
  const send = (more: Record<string, string | string[]>) =>
    app.post(path, { ...opened, intent: 'settings', ...more }, coordinator);
  const first = { months: '6', mode: 'administrator', hard: ['workplace', 'specialty'] };
  expect((await send(first)).status).toBe(302);
  const late = await send({ months: '9', hard: [] });
  const page = await late.text();
  expect(late.status).toBe(409);
  const form = settings(page);
  expect(form).toContain(said('errors:changed_meanwhile'));
  expect(isOpenAround(page, said('errors:changed_meanwhile'))).toBe(true);
  const stored = [...form.matchAll(/id="([^"]+)-stored">([^<]*)</g)].map(([, name, words]) => [name, words]);
  expect(stored).toEqual([
    ['mode', said('common:form.stored', { value: said('mentoring:mode.administrator') })],
    ['months', said('common:form.stored', { value: '6' })],
    ['hard', said('common:form.stored', { value: [said('mentoring:hard.workplace'), said('mentoring:hard.specialty')].join(', ') })],
  ]); // oxfmt-ignore
  const values = valuesOf(form);
  expect([values['months'], values['mode'], values['revision']]).toEqual([
    '9',
    opened['mode'],
    String(Number(opened['revision']) + 1),
  ]);
  expect((await app.post(path, { ...values, intent: 'settings' }, coordinator)).status).toBe(302);
});

test('an agenda that the other one has written meanwhile is not overwritten unseen', async () => {
  const { post, path, propose, meetings, mentee, mentor } = await pairOf();
  await propose(2, 'Standing');
  const [meeting] = await meetings();
  const formOf = (page: string) => valuesOf(formWith(page, meeting!.id, 'name="agenda"'));
  const open = async (person: Person) => formOf(await (await app.get(path, person)).text());
  const [opened, other] = [await open(mentee), await open(mentor)];
  const send = (agenda: string, from: typeof opened, person: Person) =>
    app.post(path, { ...from, intent: 'agenda', agenda }, person);
  expect((await send('All that the mentor has in mind', other, mentor)).status).toBe(302);
  const late = await send('Of the mentee', opened, mentee);
  const page = await late.text();
  expect(late.status).toBe(409);
  expect((await meetings())[0]!.agenda).toBe('All that the mentor has in mind');
  expect(formWith(page, `id="${meeting!.id}-agenda"`)).toContain(
    said('common:form.stored', { value: 'All that the mentor has in mind' }),
  );
  expect(isOpenAround(page, `id="${meeting!.id}-agenda-stored"`)).toBe(true);
  expect(formOf(page)['agenda']).toBe('Of the mentee');
  expect((await post({ ...(formOf(page) as Record<string, string>), intent: 'agenda' }))[0]).toBe(302);
  expect((await meetings())[0]!.agenda).toBe('Of the mentee');
});

test('an agenda that is too long comes back in its meeting, open, and in no other', async () => {
  const { post, propose, meetings } = await pairOf();
  await propose(2, 'The first agenda');
  await propose(4, 'The second agenda');
  const [one, other] = await meetings();
  const agenda = 'word '.repeat(1800);
  const [status, page] = await post({ intent: 'agenda', meetingId: one!.id, agenda });
  expect(status).toBe(422);
  const form = formWith(page, one!.id, 'name="agenda"');
  expect(valuesOf(form)['agenda']).toBe(agenda);
  expect(isOpenAround(page, `id="${one!.id}-agenda-error"`)).toBe(true);
  expect(valuesOf(formWith(page, other!.id, 'name="agenda"'))['agenda']).toBe(other!.agenda);
  expect(page.match(/aria-invalid/g)).toHaveLength(1);
});

test('a refused proposal comes back open beside another meeting, whose form it does not touch', async () => {
  const { post, propose, meetings } = await pairOf();
  await propose(2, 'Standing');
  const [meeting] = await meetings();
  const [status, page] = await post({ intent: 'propose', date: '', time: '25:00', agenda: 'In vain' });
  expect(status).toBe(422);
  const form = formWith(page, 'id="propose-agenda"');
  expect(valuesOf(form)).toMatchObject({ time: '25:00', agenda: 'In vain' });
  expect(isOpenAround(page, 'id="propose-date-error"')).toBe(true);
  expect(formsWith(page, 'In vain')).toHaveLength(1);
  expect(valuesOf(formWith(page, meeting!.id, 'name="agenda"'))['agenda']).toBe('Standing');
});

test('minutes that are none are marked in their meeting alone', async () => {
  const { post, propose, meetings, path, mentor } = await pairOf();
  for (const [days, words] of [[2, 'One'], [4, 'Two']] as const) await propose(days, words); // oxfmt-ignore
  for (const each of await meetings()) await app.post(path, { intent: 'agree', meetingId: each.id }, mentor);
  await db.transact((tx) =>
    tx.update(mentoringMeetings).set({ startsAt: new Date(Date.now() - 6 * 3_600_000) }),
  );
  const [one, two] = await meetings();
  const [status, page] = await post({
    intent: 'confirm',
    meetingId: one!.id,
    minutes: 'an hour',
    reflection: 'Good',
  });
  expect(status).toBe(422);
  expect(valuesOf(formWith(page, one!.id, 'name="minutes"'))).toMatchObject({
    minutes: 'an hour',
    reflection: 'Good',
  });
  expect(valuesOf(formWith(page, two!.id, 'name="minutes"'))['reflection']).toBe('');
  expect(page.match(/aria-invalid/g)).toHaveLength(1);
});

test('a goal without words opens its form; a wrong rating marks its own goal', async () => {
  const { post, pairId } = await pairOf();
  const [status, page] = await post({ intent: 'goal', body: '', before: '4' });
  expect(status).toBe(422);
  expect(isOpenAround(page, 'id="goal-body-error"')).toBe(true);
  expect(valuesOf(formWith(page, 'id="goal-body"'))['before']).toBe('4');
  for (const body of ['First goal', 'Second goal']) await post({ intent: 'goal', body, before: '2' });
  const goals = await db.read.select().from(mentoringGoals).where(eq(mentoringGoals.pairId, pairId));
  const [wrong, rated] = await post({ intent: 'rate', id: goals[0]!.id, now: '9' });
  expect([wrong, rated.includes(`id="${goals[0]!.id}-now-error"`)]).toEqual([422, true]);
  expect(rated.match(/aria-invalid/g)).toHaveLength(1);
});

test('a look back that is too long comes back open; after the other has ended, what was written stays readable', async () => {
  const { post, mentor, mentee, path } = await pairOf();
  const begun = await (await app.get(path, mentee)).text();
  const [ofEnd, ofGoal] = [textsOf(begun, 'name="lookBack"'), textsOf(begun, 'id="goal-body"')];
  const lookBack = 'word '.repeat(4000);
  const [status, page] = await post({ intent: 'end', reason: 'done', lookBack });
  expect(status).toBe(422);
  expect(valuesOf(formWith(page, 'name="lookBack"'))['lookBack']).toBe(lookBack);
  expect(isOpenAround(page, 'id="lookBack-error"')).toBe(true);
  expect((await post({ intent: 'end', reason: 'time', lookBack: '' }, mentor))[0]).toBe(302);
  const words = 'It was a good year.';
  const [late, ended] = await post({ ...ofEnd, intent: 'end', reason: 'done', lookBack: words });
  expect(late).toBe(409);
  const [alert] = alertsOf(ended);
  for (const piece of [said('errors:changed_meanwhile'), words]) expect(alert).toContain(piece);

  const [goal, without] = await post({ ...ofGoal, intent: 'goal', body: 'One goal more', before: '2' });
  expect(goal).toBe(409);
  for (const piece of [said('errors:changed_meanwhile'), 'One goal more'])
    expect(alertsOf(without)[0]).toContain(piece);
});
