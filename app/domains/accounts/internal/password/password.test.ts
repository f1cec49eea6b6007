import { expect, test } from 'vitest';
import { DomainError } from '#app/platform/errors.ts';
import { isRightPassword } from './password.server.ts';

test('however many addresses of one network ask, somebody of another gets a turn', async () => {
  const crowd = Array.from({ length: 150 }, (_, i) =>
    isRightPassword('a guess', null, `2001:db8:1:${i.toString(16)}::1`).catch(
      (error: DomainError) => error.code,
    ),
  );
  expect(await isRightPassword('no one has this password', null, '2001:db8:2::1')).toBe(false);
  const answers = await Promise.all(crowd);
  expect(answers).toContain('busy');
  expect(answers).toContain(false);
});
