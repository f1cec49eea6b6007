import { expect, test } from 'vitest';
import type { Prompt } from '#app/domains/rooms/types.ts';
import { askedPrompt, shownPoll } from './asked-prompt.ts';

const at = (minute: number): string => new Date(minute * 60_000).toISOString();
const prompt = (id: string, more: Partial<Prompt> = {}): Prompt => ({
  id,
  kind: 'poll',
  question: id,
  options: ['a', 'b'],
  state: 'open',
  closesAt: at(3),
  chosen: null,
  tally: null,
  ...more,
});
const now = Date.parse(at(1));

test('a presence check comes before a poll, and the newest before the others', () => {
  const poll = prompt('poll');
  const later = prompt('later', { closesAt: at(4) });
  const check = prompt('check', { kind: 'check', closesAt: at(2) });
  expect(askedPrompt([later, poll], now)?.id).toBe('later');
  expect(askedPrompt([later, check, poll], now)?.id).toBe('check');
});

test('nothing is asked of who has answered, nor once its time is over, unless it is caught up', () => {
  const answered = prompt('answered', { chosen: 0 });
  const over = prompt('over', { closesAt: at(1) });
  const draft = prompt('draft', { state: 'draft', closesAt: null });
  const closed = prompt('closed', { state: 'closed' });
  expect(askedPrompt([answered, over, draft, closed], now)).toBe(null);
  expect(askedPrompt([answered, over, draft, closed], null)?.id).toBe('over');
});

test('the result that is shown is of the newest poll, however they were planned', () => {
  const first = prompt('first', { state: 'closed', closesAt: at(2) });
  const second = prompt('second', { state: 'closed', closesAt: at(5) });
  expect(shownPoll([second, first])?.id).toBe('second');
  expect(shownPoll([prompt('open'), prompt('check', { kind: 'check', state: 'closed' })])).toBe(null);
  expect(shownPoll([second, prompt('mine', { chosen: 1, closesAt: at(6) })])?.id).toBe('mine');
});
