import { expect, test } from 'vitest';
import { packageMedia } from './package-media.ts';

const row = (name: string, kind: string, width: number | null, hash: string) => ({ name, kind, type: 'image/webp', width, hash }); // oxfmt-ignore

test('the files of a package have one order, whatever that of the rows is', () => {
  const rows = [
    row('b.mp4', 'poster', 640, 'poster'),
    row('b.mp4', 'video', 640, 'video'),
    row('a.png', 'image', 400, 'narrow'),
    row('a.png', 'image', 800, 'wide'),
  ];
  const filesOf = (given: typeof rows) =>
    packageMedia(given, [], { languages: ['en'], source: 'en' }).media.map(({ hash }) => hash);
  expect(filesOf(rows)).toEqual(['wide', 'video', 'poster']);
  expect(filesOf(rows.toReversed())).toEqual(filesOf(rows));
  expect(filesOf(rows.toReversed())).toContain('video');
});
