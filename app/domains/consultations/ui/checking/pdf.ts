import { MAX_PICTURES } from '#app/domains/consultations/pictures/picture-limits.ts';
import { deidentify } from '#app/domains/consultations/deidentify/deidentify.ts';
import type { Area } from '#app/domains/consultations/pictures/find-text.ts';
import { drawPage, openPdf, OPS, Util } from '#app/ui/open-pdf.ts';
import { drawImage, findSuspects } from './draw-image.ts';

const WIDTH = 1240;
const IMAGES = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);

/** The pages of a PDF as pictures: only what is visible is sent. Lines in which the check finds a person are suspect. */
export async function drawPages(
  bytes: Uint8Array,
): Promise<{ canvas: HTMLCanvasElement; suspects: Area[] }[]> {
  const document = await openPdf(bytes);
  const pages = [];
  // One more than there is room for, so that the person is told that the file was too long.
  for (let number = 1; number <= Math.min(document.numPages, MAX_PICTURES + 1); number++) {
    const page = await document.getPage(number);
    const scale = WIDTH / page.getViewport({ scale: 1 }).width;
    const { canvas, viewport } = await drawPage(page, scale);
    const clean = drawImage(canvas, canvas.width, canvas.height);
    const ratio = clean.width / canvas.width;
    const suspects: Area[] = [];
    // A number may be cut into pieces: the text of a line is looked at as one.
    const lines = new Map<number, { text: string; areas: Area[] }>();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = Util.transform(viewport.transform, item.transform) as number[];
      const high = item.height * scale;
      const area = {
        x: x! * ratio - 2,
        y: (y! - high) * ratio - 2,
        width: item.width * scale * ratio + 4,
        height: high * 1.35 * ratio + 4,
      };
      const line = lines.get(Math.round(y!)) ?? { text: '', areas: [] };
      lines.set(Math.round(y!), { text: `${line.text} ${item.str}`, areas: [...line.areas, area] });
    }
    for (const { text, areas } of lines.values()) if (deidentify(text).length > 0) suspects.push(...areas);
    // In a picture, as in a scanned page, nothing can be read: what looks like writing is looked at.
    const { fnArray } = await page.getOperatorList();
    if (fnArray.some((each) => IMAGES.has(each))) suspects.push(...findSuspects(clean));
    pages.push({ canvas: clean, suspects });
  }
  return pages;
}
