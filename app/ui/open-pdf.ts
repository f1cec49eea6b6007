// The decoders of what scanners write (JBIG2, JPEG 2000) and of colours, beside the worker that fetches them by name.
import 'pdfjs-dist/wasm/jbig2.wasm?url';
import 'pdfjs-dist/wasm/openjpeg.wasm?url';
import 'pdfjs-dist/wasm/qcms_bg.wasm?url';
// The fourteen fonts that a file need not bring (ISO 32000-1 §9.6.2.2), fetched by name too.
import 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitFixed.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitSerif.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb?url';
import 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url';
import 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?url';
import 'pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf?url';
import 'pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf?url';
import 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?url';
import {
  getDocument,
  GlobalWorkerOptions,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  Util,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- an address of Vite's, not a module
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export { OPS, Util };

GlobalWorkerOptions.workerSrc = worker;

/** Opens a PDF on this device, without running anything that is in it. Throws what `pdfFault` names. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const beside = new URL('.', import.meta.url).href;
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    wasmUrl: beside,
    standardFontDataUrl: beside,
    // The device's own Arial or Times may be another font, or missing.
    useSystemFonts: false,
  }).promise;
}

/** Why a file could not be opened: it asks for a password, or it is no PDF that can be read. */
export const pdfFault = (error: unknown): 'password' | 'broken' =>
  (error as { name?: unknown } | null)?.name === 'PasswordException' ? 'password' : 'broken';

/** A page on a canvas of its own, on white. `scale` is pixels for a point of the page. */
export async function drawPage(page: PDFPageProxy, scale: number) {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(viewport.width));
  canvas.height = Math.max(1, Math.ceil(viewport.height));
  await page.render({ canvas, viewport }).promise;
  return { canvas, viewport };
}

/** The text of a page, line by line, in the order in which the file has it; empty for one that was scanned. */
export async function textOfPage(page: PDFPageProxy): Promise<string> {
  let text = '';
  for (const item of (await page.getTextContent()).items)
    if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
