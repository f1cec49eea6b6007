/** Reads text and fonts out of a PDF, by another library than the one that writes it. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pieces of text of a document's pages, in the order of reading, with the face that each is printed in. */
export async function readPdf(
  file: Uint8Array,
): Promise<{ text: string; face: string; x: number; y: number }[]> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const found: { text: string; face: string; x: number; y: number }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    // Fonts are there once the page has been looked at.
    const { fnArray } = await page.getOperatorList();
    if (!fnArray.includes(OPS.setFont)) continue;
    const { items } = await page.getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') {
        const { name } = page.commonObjs.get(item.fontName) as { name: string };
        const [, , , , x, y] = item.transform as number[];
        found.push({ text: item.str, face: name.replace(/^[A-Z]{6}\+/, ''), x: x!, y: y! });
      }
  }
  await document.destroy();
  return found;
}
