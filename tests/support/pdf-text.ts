import { openPdf } from './open-pdf.ts';

/** The words of a PDF in the order in which they stand, as a reader of one would copy them. */
export async function textOfPdf(file: Buffer): Promise<string> {
  const { document } = await openPdf(file);
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  await document.destroy();
  return text;
}
