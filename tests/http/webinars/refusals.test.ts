import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#app/platform/ids.server.ts';
import { roomQuestions } from '#db/schema/rooms.ts';
import { webinarTasks } from '#db/schema/webinars.ts';
import { makeApp } from '#tests/support/app.ts';
import { alertsOf, formsWith, formWith, isOpenAround, valuesOf } from '#tests/support/forms.ts';
import { announceWebinar, holdWebinar, holdWithRecording, takeSeat } from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const mentor = await app.person('mentor', ['mentor']);

/** Status and page of an answer. */
const seen = async (answer: Response | Promise<Response>) => {
  const response = await answer;
  return [response.status, await response.text()] as const;
};
const VTT = (line: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${line}\n`;

test('captions of a new language that are none come back in their form, in that language', async () => {
  const { act } = await holdWithRecording(app, ['en']);
  await act({ intent: 'draft' });
  const body = 'WEBVTT\n\nnonsense';
  const [status, page] = await seen(act({ intent: 'captions', revision: '0', language: 'lv', body }));
  expect(status).toBe(422);
  const form = formWith(page, '<select', 'value="captions"');
  expect(form).toContain(said('errors:vtt_malformed'));
  expect(valuesOf(form)).toMatchObject({ language: 'lv', body, revision: '0' });
  expect(isOpenAround(page, said('errors:vtt_malformed'))).toBe(true);
  expect(formsWith(page, 'nonsense')).toHaveLength(1);
});

test('captions that somebody else has written meanwhile: both are shown, and sent again they replace what is stored', async () => {
  const { act } = await holdWithRecording(app, ['en']);
  await act({ intent: 'draft' });
  const write = (revision: string, line: string) =>
    act({ intent: 'captions', language: 'en', revision, body: VTT(line) });
  expect((await write('1', 'The first')).status).toBe(302);
  const [status, page] = await seen(write('1', 'The late one'));
  expect(status).toBe(409);
  const form = formWith(page, 'The late one');
  expect(form).toContain(said('errors:changed_meanwhile'));
  expect(isOpenAround(page, said('errors:changed_meanwhile'))).toBe(true);
  const stored = form.slice(form.indexOf(said('common:form.stored', { value: '' }).trim()));
  expect(stored).toContain('The first');
  expect(valuesOf(form)).toMatchObject({ body: VTT('The late one'), revision: '2' });
  expect((await write('2', 'The late one')).status).toBe(302);

  // Of the same language, which nobody had written when the form was opened.
  const [early, fresh] = await seen(
    act({ intent: 'captions', language: 'en', revision: '0', body: VTT('As if new') }),
  );
  expect([early, valuesOf(formWith(fresh, 'As if new'))['revision']]).toEqual([409, '3']);
});

test('what was written about a webinar that has begun meanwhile stays readable under the reason', async () => {
  const { id } = await announceWebinar(app, mentor);
  const path = `/mentor/webinars/${id}`;
  const opened = await (await app.get(path, mentor)).text();
  const values = valuesOf(formWith(opened, 'value="change"'));
  await holdWebinar(app, id);
  const summary = 'Rewritten for half an hour.';
  const [status, page] = await seen(app.post(path, { ...values, intent: 'change', summary }, mentor));
  expect(status).toBe(409);
  expect(formsWith(page, 'value="change"')).toEqual([]);
  const [alert] = alertsOf(page);
  for (const piece of [said('errors:webinar_begun'), said('common:form.lost'), summary])
    expect(alert).toContain(piece);
  expect(await (await app.get(path, mentor)).text()).not.toContain(said('common:form.lost'));
});

test('a wrong number in the folded part of a webinar opens that part', async () => {
  const { id } = await announceWebinar(app, mentor);
  const path = `/mentor/webinars/${id}`;
  const values = valuesOf(formWith(await (await app.get(path, mentor)).text(), 'value="change"'));
  const wrong = { intent: 'change', capacity: 'many', catchUpHours: '999' };
  const [status, page] = await seen(app.post(path, { ...values, ...wrong }, mentor));
  expect(status).toBe(422);
  for (const name of ['capacity', 'catchUpHours'])
    expect(isOpenAround(page, `id="${name}-error"`)).toBe(true);
  expect(valuesOf(formWith(page, 'value="change"'))).toMatchObject({ capacity: 'many', catchUpHours: '999' });
});

test('a topic that there is not is refused in the form of the topic', async () => {
  const { id } = await announceWebinar(app, mentor);
  const [status, page] = await seen(
    app.post(`/mentor/webinars/${id}`, { intent: 'topic', topicId: newId() }, mentor),
  );
  expect(status).toBe(422);
  expect(formWith(page, 'name="topicId"')).toContain(said('errors:choose_from_list'));
  expect(isOpenAround(page, said('errors:choose_from_list'))).toBe(true);
});

test('a thing that is gone is told as such on the page it was on', async () => {
  const { id } = await announceWebinar(app, mentor);
  const [status, page] = await seen(
    app.post(`/mentor/webinars/${id}`, { intent: 'unquestion', id: newId() }, mentor),
  );
  expect([status, alertsOf(page)]).toEqual([404, [[said('errors:gone_meanwhile')]]]);
});

test('an answer that is too long stands in the form of its question and in no other', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('asking');
  await takeSeat(app, slug, doctor);
  for (const text of ['The first question', 'The second question'])
    await app.post(`/webinars/${slug}/act`, { intent: 'ask', text }, doctor, { accept: 'application/json' });
  const asked = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  expect(asked).toHaveLength(2);
  await db.transact((tx) =>
    tx
      .insert(webinarTasks)
      .values(
        asked.map((each) => ({ id: each.id, webinarId: id, questionId: each.id, createdAt: new Date() })),
      ),
  );
  const answer = 'long '.repeat(3000);
  const path = `/mentor/webinars/${id}/attendance`;
  const [status, page] = await seen(app.post(path, { intent: 'task', id: asked[0]!.id, answer }, mentor));
  expect(status).toBe(422);
  const form = formWith(page, asked[0]!.body);
  expect(form).toContain(`id="${asked[0]!.id}-answer-error"`);
  expect(valuesOf(form)['answer']).toBe(answer);
  expect(valuesOf(formWith(page, asked[1]!.body))['answer']).toBe('');
});

/** A webinar with a question of somebody who has a seat. */
async function inRoom() {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('in-the-room');
  await takeSeat(app, slug, doctor);
  const room = `/webinars/${slug}/room`;
  const send = (form: Record<string, string>, person = doctor) => app.post(room, form, person);
  return { id, room, doctor, send };
}

test('without a script a form of the room does what it asks for, and leads back there', async () => {
  const { room, doctor, send } = await inRoom();
  for (const form of [
    { intent: 'say', text: 'Good evening' },
    { intent: 'ask', text: 'Which dose?' },
    { intent: 'hand', raised: 'yes' },
  ]) {
    const answer = await send(form);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, room]);
  }
  const page = await (await app.get(room, doctor)).text();
  for (const words of ['Good evening', 'Which dose?', said('rooms:hand.lower')])
    expect(page).toContain(words);
  const own = formsWith(page, 'method="post"').filter((form) => form.includes('action="/webinars/'));
  expect(own.length).toBeGreaterThan(3);
  for (const form of own) expect(form).toContain(`action="${room}"`);
});

test('a message or a question that is too long comes back in its own form', async () => {
  const { send } = await inRoom();
  const text = 'long '.repeat(200);
  for (const [intent, other] of [
    ['say', 'ask'],
    ['ask', 'say'],
  ] as const) {
    const [status, page] = await seen(send({ intent, text }));
    expect(status).toBe(422);
    const form = formWith(page, `value="${intent}"`);
    expect(form).toContain(said('errors:too_long'));
    expect(valuesOf(form)['text']).toBe(text);
    expect(valuesOf(formWith(page, `value="${other}"`))['text']).toBe('');
    expect(alertsOf(form)).toEqual([[said('common:form.check'), expect.stringMatching(`${said('errors:too_long')}$`)]]); // oxfmt-ignore
  }
});

test('a poll with one answer comes back with its question, open and with what is wrong beside it', async () => {
  const { send } = await inRoom();
  const poll = { intent: 'draft-prompt', kind: 'poll', question: 'Which dose?', options: 'one' };
  const [status, page] = await seen(send(poll, mentor));
  expect(status).toBe(422);
  const form = formWith(page, 'value="draft-prompt"');
  expect(form).toContain(said('errors:two_options'));
  expect(valuesOf(form)).toMatchObject({ question: 'Which dose?', options: 'one' });
  expect(isOpenAround(page, said('errors:two_options'))).toBe(true);
  expect((await send({ ...poll, options: 'one\ntwo' }, mentor)).status).toBe(302);
});

test('an answer in words that is too long comes back at its question and at no other', async () => {
  const { id, send } = await inRoom();
  for (const text of ['The first question', 'The second question']) await send({ intent: 'ask', text });
  const asked = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  const [first, second] = asked.map((each) => each.id);
  const answer = 'long '.repeat(500);
  const form = { intent: 'moderate-question', act: 'answered', id: first!, answer };
  const [status, page] = await seen(send(form, mentor));
  expect(status).toBe(422);
  const own = formWith(page, 'name="answer"', `value="${first}"`);
  expect(own).toContain(said('errors:too_long'));
  expect(valuesOf(own)['answer']).toBe(answer);
  expect(isOpenAround(page, `id="${first}-answer-error"`)).toBe(true);
  expect(valuesOf(formWith(page, 'name="answer"', `value="${second}"`))['answer']).toBe('');
});

test('what a button of the room could not do is said at the head of the page', async () => {
  const { send } = await inRoom();
  const [status, page] = await seen(send({ intent: 'open-prompt', id: newId() }, mentor));
  expect([status, alertsOf(page)[0]]).toEqual([404, [said('errors:gone_meanwhile')]]);
});
