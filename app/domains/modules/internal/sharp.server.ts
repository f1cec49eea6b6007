import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** Pictures of more pixels than this are refused: a camera of 100 megapixels makes less. */
const MOST_PIXELS = 150_000_000;

export type Rendition = {
  kind: string;
  type: string;
  width: number;
  height: number;
  bytes: Buffer;
  hash: string;
};

// One picture at a time, and nothing kept: a course of a hundred pictures must not need a hundred times the memory.
sharp.concurrency(1);
sharp.cache(false);

export const openPicture = (path: string) =>
  sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();

export async function webp(path: string, width: number, kind: string, paper?: string): Promise<Rendition> {
  const { data, info } = await openPicture(path)
    .resize({ width, withoutEnlargement: true })
    .flatten(paper ? { background: paper } : false)
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const hash = createHash('sha256').update(data).digest('hex');
  return { kind, type: 'image/webp', width: info.width, height: info.height, bytes: data, hash };
}
