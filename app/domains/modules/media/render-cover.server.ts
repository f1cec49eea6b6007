import { type Rendition, webp } from '#app/domains/modules/internal/sharp.server.ts';

/** A cover is shown in cards and above a course. */
const COVER_WIDTH = 1280;
/** A drawing without a background is shown dark on light in both themes. */
const PAPER = '#eef3f7';

/** A picture or a drawing as the cover of a course; null when it cannot be decoded. */
export const renderCover = (path: string): Promise<Rendition | null> =>
  webp(path, COVER_WIDTH, 'cover', PAPER).catch(() => null);
