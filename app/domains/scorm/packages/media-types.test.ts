import { expect, test } from 'vitest';
import { isText, mediaTypeOf } from './media-types.ts';

test('an old page that declares no encoding is read as browsers in its reader’s language would', () => {
  const of = (language: string) => mediaTypeOf('page.htm', 'unknown', language);
  expect(['be', 'et', 'lt', 'lv', 'fi', 'sv', 'en'].map(of)).toEqual([
    'text/html; charset=windows-1251',
    ...Array<string>(3).fill('text/html; charset=windows-1257'),
    ...Array<string>(3).fill('text/html; charset=windows-1252'),
  ]);
});

test('for a script, a style and an XML file that are not UTF-8 the page, or the file itself, decides', () => {
  expect(['x.js', 'x.css', 'x.xml', 'x.svg', 'x.xhtml'].map((path) => mediaTypeOf(path, 'unknown', 'lt'))).toEqual([
    'text/javascript', 'text/css', 'application/xml', 'image/svg+xml', 'application/xhtml+xml',
  ]); // oxfmt-ignore
});

test('JSON is UTF-8; files that are not text have no encoding', () => {
  expect(mediaTypeOf('x.json', 'unknown', 'lt')).toBe('application/json; charset=utf-8');
  expect([mediaTypeOf('x.mp4', 'utf-8', 'en'), mediaTypeOf('x.exe', 'utf-8', 'en')]).toEqual([
    'video/mp4',
    'application/octet-stream',
  ]);
  expect(['x.vtt', 'x.JS', 'x.png', 'x'].map(isText)).toEqual([true, true, false, false]);
});
