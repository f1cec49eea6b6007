import { expect, test } from 'vitest';
import { describeDevice } from './describe-device.ts';

test('browsers that call themselves many names are told apart', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(describeDevice(`${windows} Chrome/140.0.0.0 Safari/537.36`)).toBe('Chrome · Windows');
  expect(describeDevice(`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`)).toBe('Edge · Windows');
  expect(describeDevice('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox · Linux',
  );
  expect(
    describeDevice(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari · iOS');
});

test('a browser that says nothing known is kept as nothing', () => {
  expect(describeDevice('')).toBe('');
  expect(describeDevice('curl/8.0 <script>')).toBe('');
});
