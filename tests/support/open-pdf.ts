type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type OpenPdf = Pick<PdfJs, 'OPS'> & {
  document: Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
};

const { parse, stringify } = JSON;
const { push } = Array.prototype;

/**
 * Opens a PDF with pdf.js. What it reads in Node, and its worker at the first file, puts three functions in place of the engine's
 * that take many times as long, for all that the tests of this process do afterwards: those are put back.
 */
export async function openPdf(file: Uint8Array): Promise<OpenPdf> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    return { OPS, document: await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise };
  } finally {
    Object.assign(JSON, { parse, stringify });
    Object.assign(Array.prototype, { push });
  }
}
