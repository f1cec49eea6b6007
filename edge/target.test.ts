import { expect, test } from 'vitest';
import { parseTarget } from './target.ts';

test.each([
  ['/', { path: '/', search: '', host: null }],
  ['/a%20b/c?x=1%', { path: '/a%20b/c', search: '?x=1%', host: null }],
  ['http://Learn.example.org:8443', { path: '/', search: '', host: 'learn.example.org:8443' }],
  ['https://learn.example.org?q=1', { path: '/', search: '?q=1', host: 'learn.example.org' }],
  ['http://learn.example.org/a?b', { path: '/a', search: '?b', host: 'learn.example.org' }],
])('%s is taken', (raw, read) => {
  expect(parseTarget(raw)).toEqual(read);
});

test.each([
  '', '*', '//', '//evil.example/x', '/\\evil.example', '/\\[', '//[', 'http://', 'http://[/x y', 'http://a@b/', 'http://a\\b/',
  'http://h//x', 'ftp://h/', 'javascript:1', 'host:443', '/%', '/%zz', '/%ff', '/%E0%A4%A', '/%ED%A0%80', '/%00', '/a%0d%0ab', '/a b', '/#x',
  '/ä', '/?q=%00', '/?q=ä', 'a/b',
])('%j is no target', (raw) => {
  expect(parseTarget(raw)).toBeNull();
}); // oxfmt-ignore
