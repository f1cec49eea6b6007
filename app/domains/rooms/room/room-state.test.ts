import { expect, test } from 'vitest';
import type { Author, EventContent, Prompt } from '#app/domains/rooms/types.ts';
import { applyEvent, type RoomEvent, type RoomState, sortedQuestions } from './room-state.ts';

const EMPTY: RoomState = {
  number: 0,
  messages: [],
  questions: [],
  prompts: [],
  captions: [],
  slides: [],
  slide: null,
  hands: [],
  ownHand: false,
  called: false,
  sending: { sound: true, picture: true },
  stream: 'waiting',
  blocked: false,
};
const AINO: Author = { name: 'Aino', place: 'Utsjoki', own: false };
const AT = '2026-11-29T15:00:00.000Z';

/** The state after these events, numbered from the one after it. */
const after = (state: RoomState, ...contents: EventContent[]): RoomState =>
  contents.reduce<RoomState>((before, content) => {
    const event: RoomEvent = { ...content, number: before.number + 1, by: AINO, mediaAt: null, at: AT };
    return applyEvent(before, event);
  }, state);

const question = (id: string, state: 'pending' | 'open' = 'open'): EventContent => ({
  kind: 'question',
  body: { id, text: `Why ${id}?`, state },
});
const poll: Omit<Prompt, 'chosen'> = {
  id: 'p',
  kind: 'poll',
  question: 'Which?',
  options: ['a', 'b'],
  state: 'draft',
  closesAt: null,
  tally: null,
};

test('a message comes once, however often it is sent', () => {
  const message: EventContent = { kind: 'message', body: { id: 'm', text: 'Hello' } };
  const { messages, number } = after(EMPTY, message, message);
  expect([messages.length, number]).toEqual([1, 2]);
  expect(messages[0]).toEqual({ id: 'm', by: AINO, text: 'Hello', at: AT, pinned: false, deleted: false });
});

test('the newest two hundred messages are kept, and sixty captions', () => {
  const many = Array.from({ length: 250 }, (_, n) => n);
  const { messages, captions } = after(
    EMPTY,
    ...many.map((n): EventContent => ({ kind: 'message', body: { id: `m${n}`, text: '' } })),
    ...many.map((n): EventContent => ({ kind: 'caption', body: { language: 'lv', text: `${n}` } })),
  );
  expect([messages.length, messages[0]!.id, messages.at(-1)!.id]).toEqual([200, 'm50', 'm249']);
  expect([captions.length, captions.at(-1)]).toEqual([60, { language: 'lv', text: '249', at: AT }]);
});

test('a change concerns one message; of one that is not here it changes nothing', () => {
  const state = after(EMPTY, { kind: 'message', body: { id: 'm', text: 'A name' } });
  const deleted = after(state, {
    kind: 'message-changed',
    body: { id: 'm', set: { deleted: true, text: '' } },
  });
  expect(deleted.messages[0]).toMatchObject({ id: 'm', deleted: true, text: '', pinned: false });
  const other = after(state, { kind: 'message-changed', body: { id: 'other', set: { pinned: true } } });
  expect(other.messages).toEqual(state.messages);
});

test('a question that a moderator lets through keeps its votes, its answer and the time at which it was asked', () => {
  const waiting = after(
    EMPTY,
    question('q', 'pending'),
    { kind: 'question-changed', body: { id: 'q', set: { votes: 3, answer: 'By phone.' } } },
    { kind: 'vote', body: { id: 'q', voted: true } },
  );
  const [open] = after(waiting, {
    kind: 'question',
    body: { id: 'q', text: 'Why?', state: 'open', askedAt: '2026-11-29T14:00:00.000Z' },
  }).questions;
  expect(open).toEqual({
    id: 'q',
    by: AINO,
    text: 'Why?',
    at: '2026-11-29T14:00:00.000Z',
    state: 'open',
    votes: 3,
    voted: true,
    answer: 'By phone.',
  });
});

test('a prompt keeps the own choice when it is opened and when it is closed', () => {
  const answered = after(
    EMPTY,
    { kind: 'prompt', body: poll },
    { kind: 'prompt-changed', body: { id: 'p', set: { chosen: 1 } } },
    { kind: 'prompt', body: { ...poll, state: 'open' } },
  );
  expect(answered.prompts).toEqual([{ ...poll, state: 'open', chosen: 1 }]);
  const closed = after(answered, {
    kind: 'prompt-changed',
    body: { id: 'p', set: { state: 'closed', tally: [4, 9] } },
  });
  expect(closed.prompts[0]).toMatchObject({ state: 'closed', tally: [4, 9], chosen: 1 });
  expect(after(closed, { kind: 'prompt-gone', body: { id: 'p' } }).prompts).toEqual([]);
});

test('a hand goes up once and comes down; the own one is kept beside', () => {
  const raised: EventContent = { kind: 'hand', body: { id: 'aino', raised: true } };
  const up = after(EMPTY, raised, raised, { kind: 'own-hand', body: { raised: true } });
  expect(up.hands).toEqual([{ id: 'aino', name: 'Aino', place: 'Utsjoki' }]);
  expect(up.ownHand).toBe(true);
  expect(after(up, { kind: 'hand', body: { id: 'aino', raised: false } }).hands).toEqual([]);
});

test('slides, stream and being sent out are as they were sent last', () => {
  const slides = [{ number: 1, hash: 'abc', words: 'Dose' }];
  const state = after(
    EMPTY,
    { kind: 'slides', body: { slides } },
    { kind: 'slide', body: { number: 1 } },
    { kind: 'stream', body: { state: 'live' } },
    { kind: 'blocked', body: { blocked: true } },
  );
  expect(state).toEqual({ ...EMPTY, number: 4, slides, slide: 1, stream: 'live', blocked: true });
  expect(after(state, { kind: 'slide', body: { number: null } }).slide).toBeNull();
  const second = { number: 4, hash: 'def', words: '' };
  const added = { kind: 'slide-added', body: second } as const;
  expect(after(state, added, added).slides).toEqual([...slides, second]);
});

test('an older event does not set the number back, and one that is not known changes only it', () => {
  const state = { ...EMPTY, number: 9 };
  const event = { kind: 'slide', body: { number: 2 }, number: 4, by: null, mediaAt: null, at: AT } as const;
  expect(applyEvent(state, event)).toEqual({ ...state, slide: 2 });
  const newer = JSON.parse('{"kind":"of-a-newer-server","number":10,"body":{}}') as RoomEvent;
  expect(applyEvent(state, newer)).toEqual({ ...state, number: 10 });
});

test('questions that wait are read first, then open ones by votes and by time, then answered ones', () => {
  const { questions } = after(
    EMPTY,
    ...['a', 'b', 'c', 'd'].map((id) => question(id)),
    question('e', 'pending'),
    { kind: 'question-changed', body: { id: 'a', set: { state: 'answered', votes: 9 } } },
    { kind: 'question-changed', body: { id: 'b', set: { votes: 2 } } },
    { kind: 'question-changed', body: { id: 'd', set: { at: '2026-11-29T13:00:00.000Z' } } },
  );
  expect(sortedQuestions(questions).map(({ id }) => id)).toEqual(['e', 'b', 'd', 'c', 'a']);
});
