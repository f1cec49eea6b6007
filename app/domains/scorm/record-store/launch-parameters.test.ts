import { expect, test } from 'vitest';
import { type LaunchParameters, addLaunchParameters } from './launch-parameters.ts';

const given: LaunchParameters = {
  endpoint: 'https://learn.example.org/xapi/',
  fetch: 'https://a.content.example.org/l/t/__rte/fetch?code=c',
  actor: { objectType: 'Agent', account: { homePage: 'https://learn.example.org', name: 'p1' } },
  registration: 'r',
  activityId: 'https://learn.example.org/activities/content/1',
};

const read = (address: string) => Object.fromEntries(new URL(address, 'https://a.example').searchParams);

test.each([
  ['/l/t/index.html', {}, ''],
  ['/l/t/index.html?a=1&b=%26', { a: '1', b: '&' }, ''],
  ['/l/t/index.html?a=1#/page/2?x', { a: '1' }, '#/page/2?x'],
  ['/l/t/index.html#top', {}, '#top'],
])('%s keeps what it has', (source, own, fragment) => {
  const address = addLaunchParameters(source, given);
  const { actor, ...rest } = given;
  expect(read(address)).toEqual({ ...own, ...rest, actor: JSON.stringify(actor) });
  expect(new URL(address, 'https://a.example').hash).toBe(fragment);
});
