import { type Rendition, openPicture, webp } from '#app/domains/modules/internal/sharp.server.ts';

const WIDTHS = [480, 960, 1600];

/** A picture in the widths that screens need, without its metadata; null when it cannot be decoded. */
export async function renderPicture(path: string): Promise<Rendition[] | null> {
  try {
    const { width } = await openPicture(path).metadata();
    const widths = [...WIDTHS.filter((each) => each < width), Math.min(width, WIDTHS.at(-1)!)];
    const renditions: Rendition[] = [];
    for (const each of new Set(widths)) renditions.push(await webp(path, each, String(each)));
    return renditions;
  } catch {
    return null;
  }
}
