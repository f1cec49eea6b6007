import { expect, test } from 'vitest';
import { blockedFault, missingFault, scriptFault } from './describe-fault.ts';

const place = { origin: 'http://x.content.localhost:3000', launchPath: '/l/secret-token' };
const base = `${place.origin}${place.launchPath}`;

test('a refused request names its host and what was to be loaded', () => {
  const of = (address: string, directive: string) => blockedFault(address, directive, place);
  expect(of('https://cdn.example.org/lib.js?learner=1', 'script-src-elem')).toEqual(['blocked', 'cdn.example.org', 'script']); // oxfmt-ignore
  expect(of('wss://talk.example.org:8443/x', 'connect-src')).toEqual(['blocked', 'talk.example.org:8443', 'connection']); // oxfmt-ignore
  expect(
    ['style-src-attr', 'img-src', 'font-src', 'media-src', 'frame-src', 'form-action', 'manifest-src'].map(
      (directive) => of('https://a.example.org', directive)?.[2],
    ),
  ).toEqual(['style', 'picture', 'font', 'media', 'frame', 'form', 'other']);
});

test('what concerns no other host is no fault of a host', () => {
  for (const address of ['inline', 'eval', 'data', 'blob', '', 'https://', `${base}/x.js`])
    expect([address, blockedFault(address, 'script-src', place)]).toEqual([address, null]);
});

test('a missing file is named by its path in the package, without its query', () => {
  expect(missingFault(`${base}/media/K%C3%A4si%20x.mp4?t=1`, 404, place)).toEqual(['missing', 'media/Käsi x.mp4', '']); // oxfmt-ignore
  expect(missingFault(`${base}/100%.png`, 404, place)).toEqual(['missing', '100%.png', '']);
  for (const [address, status] of [
    [`${base}/x.mp4`, 200],
    [`${base}/x.mp4`, 0],
    [`${base}/x.mp4`, 503],
    [`${base}/__rte/beat`, 404],
    [`${place.origin}/l/another/x.mp4`, 404],
    ['https://cdn.example.org/l/secret-token/x.mp4', 404],
  ] as const)
    expect(missingFault(address, status, place)).toBeNull();
});

test('an error of a script is its message and its place, and no token goes with it', () => {
  expect(scriptFault('Uncaught ReferenceError: $ is not defined', `${base}/a/index.html`, 12, place)).toEqual(
    ['script', 'ReferenceError: $ is not defined', 'a/index.html:12'],
  );
  const fault = scriptFault(`Failed to load ${base}/x.mp4 from ${base}`, '', 0, place)!;
  expect(fault).toEqual(['script', 'Failed to load /x.mp4 from ', '']);
  expect(scriptFault('x'.repeat(5000), '', 0, place)![1]).toHaveLength(200);
});

test('what browsers say without harm is not told', () => {
  for (const message of ['', 'ResizeObserver loop completed with undelivered notifications.'])
    expect(scriptFault(message, '', 0, place)).toBeNull();
});
