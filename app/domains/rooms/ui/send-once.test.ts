import { afterEach, expect, test, vi } from 'vitest';
import { openSender } from './send-once.ts';

afterEach(() => vi.unstubAllGlobals());

/** A line on which each request waits to be answered, or to be lost. */
function openLine() {
  const sent: { once: string; answer: (status: number) => void; lose: () => void }[] = [];
  vi.stubGlobal('fetch', (_to: string, { body }: { body: URLSearchParams }) => {
    return new Promise((answered, lost) => {
      sent.push({
        once: body.get('once')!,
        answer: (status) => answered(new Response('{}', { status })),
        lose: () => lost(new TypeError('Failed to fetch')),
      });
    });
  });
  return sent;
}
const form = (text: string) => new URLSearchParams({ intent: 'say', text, once: 'view' });

test('the same content is the same sending until it has been answered, then another one', async () => {
  const sent = openLine();
  const send = openSender();
  const first = [send('/act', form('Yes')), send('/act', form('Yes')), send('/act', form('No'))];
  for (const each of sent) each.answer(200);
  await Promise.all(first);
  const later = send('/act', form('Yes'));
  sent[3]!.answer(200);
  await later;
  const [once, again, other, onPurpose] = sent.map((each) => each.once);
  expect(again).toBe(once);
  expect(new Set([once, other, onPurpose]).size).toBe(3);
  expect(once).toMatch(/^view /);
});

test.each(['lost', 503])('what was %s is sent again as the same', async (what) => {
  const sent = openLine();
  const send = openSender();
  const first = send('/act', form('Yes')).catch(() => null);
  if (what === 'lost') sent[0]!.lose();
  else sent[0]!.answer(503);
  await first;
  // Something else is said meanwhile.
  const other = send('/act', form('No'));
  sent[1]!.answer(200);
  await other;
  void send('/act', form('Yes'));
  expect(sent[2]!.once).toBe(sent[0]!.once);
});

test('an answer that comes late does not end the sending after it', async () => {
  const sent = openLine();
  const send = openSender();
  const pressed = [send('/act', form('Yes')), send('/act', form('Yes'))];
  sent[0]!.answer(200);
  await pressed[0];
  void send('/act', form('Yes'));
  sent[1]!.answer(200);
  await pressed[1];
  void send('/act', form('Yes'));
  expect(sent[3]!.once).toBe(sent[2]!.once);
});
