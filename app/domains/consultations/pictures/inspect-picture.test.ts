import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { FFMPEG } from '#tests/support/mux-local.ts';
import { findMetadata } from './embedded-metadata.ts';
import { inspectPicture } from './inspect-picture.ts';

/** A real encoder's picture, without and with what cameras and programs add. */
const encoded = (codec: string, format: string, ...more: string[]): Buffer =>
  execFileSync(FFMPEG, [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=1', '-frames:v', '1', '-map_metadata', '-1', '-bitexact', ...more,
    '-c:v', codec, '-f', format, '-',
  ]); // oxfmt-ignore

const jpeg = encoded('mjpeg', 'mjpeg');

const png = encoded('png', 'image2pipe');

const segment = (marker: number, body: string | Buffer) => {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff]),
    bytes,
  ]);
};

const inJpeg = (...segments: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** One entry that points at GPS data, in the order of an Intel machine. */
const GPS = Buffer.from('49492a00080000000100258804000100000000000000', 'hex');

/** What ffmpeg leaves in a JPEG is a comment with its name: taken out, as a browser's would be. */
const clean = ((): Buffer => {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xfe]));
  if (at < 0) return jpeg;
  const end = at + 2 + jpeg.readUInt16BE(at + 2);
  return Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(end)]);
})();

test('clean pictures are known by their structure', () => {
  expect(inspectPicture(clean)).toBe('image/jpeg');
  expect(inspectPicture(png)).toBe('image/png');
});

test('whatever a picture carries besides its image is seen, and told to whom it belongs', () => {
  const exif = inJpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), GPS])));
  expect([inspectPicture(exif), findMetadata(exif)]).toEqual([
    'unclean',
    expect.arrayContaining(['exif', 'place']),
  ]);
  const xmp = inJpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'));
  expect([inspectPicture(xmp), findMetadata(xmp)]).toEqual(['unclean', expect.arrayContaining(['xmp'])]);
  const iptc = inJpeg(segment(0xed, 'Photoshop 3.0\0'));
  expect([inspectPicture(iptc), findMetadata(iptc)]).toEqual(['unclean', expect.arrayContaining(['iptc'])]);
  const comment = inJpeg(segment(0xfe, 'Valdis 140558-12345'));
  expect([inspectPicture(comment), findMetadata(comment)]).toEqual([
    'unclean',
    expect.arrayContaining(['comment']),
  ]);
  expect(inspectPicture(inJpeg(segment(0xe2, 'ICC_PROFILE\0')))).toBe('unclean');
  expect(inspectPicture(Buffer.concat([clean, Buffer.from('140558-12345')]))).toBe('unclean');
  const text = Buffer.concat([
    png.subarray(0, 33),
    Buffer.from('000000037445587461006200000000', 'hex'),
    png.subarray(33),
  ]);
  expect([inspectPicture(text), findMetadata(text)]).toEqual(['unclean', ['text']]);
  expect(inspectPicture(Buffer.concat([png, Buffer.from('more')]))).toBe('unclean');
});

test('what is no picture is none, whatever it calls itself', () => {
  for (const strange of [
    Buffer.from('PK\u0003\u0004'), Buffer.from('%PDF-1.7'), Buffer.from('<script>alert(1)</script>'), Buffer.alloc(0),
    Buffer.from('GIF89a'), jpeg.subarray(0, 400), png.subarray(0, 60), Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  ]) expect(inspectPicture(strange), strange.toString('latin1', 0, 8)).toBe('strange'); // oxfmt-ignore
});
