import { PLAIN_FONTS } from '#app/platform/print-fonts.server.ts';
import { LEFT } from './pdf-drawing.server.ts';

/** A tagged A4 document (ISO 32000-1 §14.8) with the plain faces; `done` has its bytes once the caller has ended it. */
export async function openPdf(
  locale: string,
  info: { title: string; createdAt: Date },
  bottom = 20,
): Promise<{ doc: PDFKit.PDFDocument; done: Promise<Buffer> }> {
  // Loaded with the first document: it is an eighth of the start.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 48, bottom, left: LEFT, right: LEFT },
    pdfVersion: '1.7',
    lang: locale,
    tagged: true,
    displayTitle: true,
    info: { Title: info.title, Author: 'Majakka', CreationDate: info.createdAt },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', PLAIN_FONTS.regular);
  doc.registerFont('bold', PLAIN_FONTS.bold);
  return { doc, done };
}
