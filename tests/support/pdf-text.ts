import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF in the order in which they stand, as a reader of one would copy them. */
export async function textOfPdf(file: Buffer): Promise<string> {
  const { promise } = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const document = await promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  await document.destroy();
  return text;
}
