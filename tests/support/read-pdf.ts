/** Reads text and fonts out of a PDF, by another library than the one that writes it. */
import { openPdf } from './open-pdf.ts';

export type PieceOfPdf = { text: string; face: string; x: number; y: number; size: number; page: number };

/** Pieces of text of a document's pages, in the order of reading, with the face and size that each is printed in. */
export async function readPdf(file: Uint8Array): Promise<PieceOfPdf[]> {
  const { document, OPS } = await openPdf(file);
  const found: PieceOfPdf[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    // Fonts are there once the page has been looked at.
    const { fnArray } = await page.getOperatorList();
    if (!fnArray.includes(OPS.setFont)) continue;
    const { items } = await page.getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') {
        const { name } = page.commonObjs.get(item.fontName) as { name: string };
        const [, , , size, x, y] = item.transform as number[];
        found.push({
          text: item.str,
          face: name.replace(/^[A-Z]{6}\+/, ''),
          x: x!,
          y: y!,
          size: size!,
          page: number,
        });
      }
  }
  await document.destroy();
  return found;
}
