import { expect, test } from 'vitest';
import { sendEach } from './send-unsent.ts';
import type { UnsentCommit } from './unsent-commits.ts';

const kept: UnsentCommit[] = [
  { launch: '/l/full', window: 1, sequence: 1, body: '{}' },
  { launch: '/l/full', window: 1, sequence: 2, body: '{}' },
  { launch: '/l/other', window: 1, sequence: 1, body: '{}' },
];

async function sending(outcomeOf: (each: UnsentCommit) => 'unreached' | 'cut' | { heard: number }) {
  const [sent, done]: [string[], string[]] = [[], []];
  const name = ({ launch, sequence }: UnsentCommit) => `${launch} ${sequence}`;
  await sendEach(
    kept,
    async (each) => {
      sent.push(name(each));
      return outcomeOf(each);
    },
    async (each) => void done.push(name(each)),
  );
  return { sent, done };
}

test('a launch whose work is not taken holds back its own later work, and no other launch', async () => {
  expect(await sending(({ launch }) => (launch === '/l/full' ? 'unreached' : { heard: 1 }))).toEqual({
    sent: ['/l/full 1', '/l/other 1'],
    done: ['/l/other 1'],
  });
});

test('without a connection nothing more is tried, and all is kept', async () => {
  expect(await sending(() => 'cut')).toEqual({ sent: ['/l/full 1'], done: [] });
});
