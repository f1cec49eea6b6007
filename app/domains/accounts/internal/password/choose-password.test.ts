import { expect, test } from 'vitest';
import { choosePassword, isPersonalPassword } from './choose-password.server.ts';
import { isCommonPassword } from './common-passwords.server.ts';

const ANNA = { name: 'Anna-Liisa Ķirsons', email: 'annaliisa.kirsons@slimnica.example' };

const refusal = (password: string) =>
  choosePassword(password, ANNA, null).then(
    () => null,
    (error: { fields: object }) => error.fields,
  );

test('the list is asked without regard to case, and also for a word of it with digits and signs behind', async () => {
  for (const common of [
    '1qaz2wsx3edc',
    'QwertyQwerty',
    'password1234',
    'Estonia2024!!',
    'Administrator1',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '121212121212',
    ' '.repeat(14),
    `${'\u00a0'.repeat(13)}a`,
  ])
    expect([common, await isCommonPassword(common)]).toEqual([common, true]);
});

test('a sentence, a made-up word and a random string are not common', async () => {
  for (const good of [
    'kolme varista aidalla',
    'a long test password',
    'Xq7-vv02-mLpe-90',
    'õhtune tuuletõmbus',
  ])
    expect([good, await isCommonPassword(good)]).toEqual([good, false]);
});

test('one’s own name, address and the name of the place do not make a password', () => {
  for (const own of [
    'anna-liisa2024',
    'ĶIRSONS-Anna!',
    'annaliisa.kirsons@slimnica.example',
    'majakka-demo',
    'Majakka12345',
  ])
    expect([own, isPersonalPassword(own, ANNA)]).toEqual([own, true]);
  for (const good of ['anna likes to ski in march', 'kolme varista aidalla'])
    expect([good, isPersonalPassword(good, ANNA)]).toEqual([good, false]);
});

test('what is refused is said at the field', async () => {
  expect(await refusal('password1234')).toEqual({ password: 'password_common' });
  expect(await refusal('majakka-demo')).toEqual({ password: 'password_personal' });
  expect(await refusal('kolme varista aidalla')).toBeNull();
});
