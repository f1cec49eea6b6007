import { execFileSync } from 'node:child_process';
import PdfDocument from 'pdfkit';
import type { Page } from 'playwright-core';
import { FFMPEG } from './mux-local.ts';

/** A photograph as a device makes it: a name written into it and in its Exif data. */
export async function photograph(page: Page, name: string): Promise<Buffer> {
  const url = await page.evaluate((written) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 600];
    const context = canvas.getContext('2d')!;
    const shade = context.createLinearGradient(0, 0, 900, 600);
    shade.addColorStop(0, '#a87f6d');
    shade.addColorStop(1, '#d9b6a3');
    context.fillStyle = shade;
    context.fillRect(0, 0, 900, 600);
    context.fillStyle = '#111';
    context.fillRect(0, 0, 900, 60);
    context.fillStyle = '#fff';
    context.font = '30px sans-serif';
    context.fillText(`${written} Anna 14.05.1958`, 20, 42);
    return canvas.toDataURL('image/jpeg', 0.9);
  }, name);
  const jpeg = Buffer.from(url.split(',')[1]!, 'base64');
  const body = Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0', 'latin1'), Buffer.from(name)]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A PDF of what `write` writes. */
export const typedPdf = (write: (document: PDFKit.PDFDocument) => unknown): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PdfDocument();
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    write(document);
    document.end();
  });

/** One page with one JPEG 2000 picture, all red (ISO 32000-1, 7.4.9). */
export function scannedPdf(): Buffer {
  const picture = execFileSync(FFMPEG, [
    '-v', 'error', '-f', 'lavfi', '-i', 'color=red:size=200x280', '-frames:v', '1', '-pix_fmt', 'rgb24', '-c:v', 'jpeg2000',
    '-f', 'image2pipe', '-',
  ]); // oxfmt-ignore
  const content = 'q 200 0 0 280 0 0 cm /P Do Q';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ].map((body, i) => Buffer.from(`${i + 1} 0 obj\n${body}\nendobj\n`));
  const head = `<< /Type /XObject /Subtype /Image /Width 200 /Height 280 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode /Length ${picture.length} >>`;
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n'),
    ...objects,
    Buffer.from(`5 0 obj\n${head}\nstream\n`),
    picture,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n'),
  ]);
}

/** 64 × 48 greys without compression, with this name in its tags (PS3.10, PS3.5 A.2). */
export function dicom(name: string): Buffer {
  const element = (group: number, number: number, type: string, value: Buffer) => {
    const padded = value.length % 2 ? Buffer.concat([value, Buffer.from([type === 'UI' ? 0 : 32])]) : value;
    const head = Buffer.alloc(type === 'OW' ? 12 : 8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(number, 2);
    head.write(type, 4, 'latin1');
    if (type === 'OW') head.writeUInt32LE(padded.length, 8);
    else head.writeUInt16LE(padded.length, 6);
    return Buffer.concat([head, padded]);
  };
  const short = (value: number) => Buffer.from([value & 255, value >> 8]);
  const meta = Buffer.concat([element(2, 0x10, 'UI', Buffer.from('1.2.840.10008.1.2.1'))]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const pixels = Buffer.from(Array.from({ length: 64 * 48 }, (_, i) => (i * 7) % 90));
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element(2, 0, 'UL', length),
    meta,
    element(0x10, 0x10, 'PN', Buffer.from(`${name}^Anna`)),
    element(0x28, 2, 'US', short(1)),
    element(0x28, 4, 'CS', Buffer.from('MONOCHROME2')),
    element(0x28, 0x10, 'US', short(48)),
    element(0x28, 0x11, 'US', short(64)),
    element(0x28, 0x100, 'US', short(8)),
    element(0x28, 0x101, 'US', short(8)),
    element(0x28, 0x103, 'US', short(0)),
    element(0x7fe0, 0x10, 'OW', pixels),
  ]);
}
