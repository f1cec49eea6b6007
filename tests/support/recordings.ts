import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CourseFiles, smallCourse } from './course-folder.ts';
import { FFMPEG } from './mux-local.ts';

/** A file that ffmpeg makes with these arguments. */
function made(name: string, ...args: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-recording-'));
  execFileSync(FFMPEG, ['-hide_banner', '-loglevel', 'error', ...args, join(folder, name)]);
  const file = readFileSync(join(folder, name));
  rmSync(folder, { recursive: true });
  return file;
}

const picture = (size: string, seconds: number) => ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10:duration=${seconds}`]; // oxfmt-ignore
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const said = ['-metadata', 'title=Dr Secret', '-metadata:s:v', 'handler_name=Camera of Dr Secret'];

/** A moving test picture with a tone, as a camera would write it: with its owner's name in it. */
export const video = (seconds = 4, size = '320x180'): Buffer =>
  made('a.mp4', ...picture(size, seconds), ...tone(seconds), ...h264, '-c:a', 'aac', ...said);
/** A file that says how long it is, and has the first half of it. */
export function brokenOff(): Buffer {
  const whole = made(
    'a.mp4',
    ...picture('320x180', 20),
    ...tone(20),
    ...h264,
    '-c:a',
    'aac',
    '-movflags',
    '+faststart',
  );
  return whole.subarray(0, whole.length / 2);
}
/** A speaker who stops, and a picture that goes on. */
export const videoOfShortSound = (): Buffer =>
  made('a.mp4', ...picture('320x180', 8), ...tone(3), ...h264, '-c:a', 'aac');
export const silentVideo = (): Buffer => made('a.mp4', ...picture('320x180', 2), ...h264);
/** Larger than a lesson shows it, of another kind, and upright. */
export const largeVideo = (): Buffer =>
  made('a.mkv', ...picture('1080x1920', 2), ...tone(2), '-c:v', 'mpeg4', '-c:a', 'libmp3lame');
/** Silence as WAV, so coarse that hours of it are small. */
export function silence(seconds: number): Buffer {
  const rate = 100;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + seconds * rate, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]] as const) head.writeUInt16LE(value, at); // oxfmt-ignore
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.write('data', 36);
  head.writeUInt32LE(seconds * rate, 40);
  return Buffer.concat([head, Buffer.alloc(seconds * rate, 0x80)]);
}
export const sound = (seconds = 4): Buffer => made('a.wav', ...tone(seconds));

export const CAPTIONS =
  'WEBVTT\n\n00:00.000 --> 00:01.500\nGood morning.\n\n00:01.500 --> 00:03.000\nCome in.\n';
export const PDF = Buffer.from('%PDF-1.4\nnot much\n');

/** What a page says in each of the two languages of the small course. */
export type PageText = (word: string) => string;

export const withVideo: PageText = (word) =>
  `:::video{src="visit.mp4" captions="visit.vtt" watch="80"}\n${word} transcript of many words. ${'More of them. '.repeat(40)}\n:::\n\n::download[${word} list]{src="list.pdf"}\n`;

/** The small course under a name of its own, with this on the first page of its first lesson, and these files. */
export function courseWith(slug: string, text: PageText, media: CourseFiles): CourseFiles {
  const files = smallCourse();
  const first = (language: string, word: string) =>
    String(files[`${language}/begin.md`]).replace(':::keypoint', `${text(word)}\n:::keypoint`);
  return {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('slug: small-course', `slug: ${slug}`),
    'en/begin.md': first('en', 'English'),
    'fi/begin.md': first('fi', 'Finnish'),
    ...Object.fromEntries(Object.entries(media).map(([name, file]) => [`media/${name}`, file])),
  };
}
