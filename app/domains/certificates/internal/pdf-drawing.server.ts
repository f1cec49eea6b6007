import { qrModules } from '#app/platform/qr-code.server.ts';

export const SEA = '#0c3a5c';

export const INK = '#12232f';

export const LEFT = 64;

export function drawLighthouse(doc: PDFKit.PDFDocument): void {
  doc.rect(0, 0, 595, 92).fill(SEA);
  doc.save().translate(LEFT, 30).scale(1);
  doc.path('M18.6 8.1 32 4.2v8.6L18.6 9.7z').fill('#f5ad27');
  doc.path('M14.1 13h3.8l2.1 13.2h-8z').fill('#ffffff');
  doc.path('M13.6 6.6 16 4.1l2.4 2.5z').fill('#ffffff');
  doc.rect(14, 7.2, 4, 3.5).fill('#f5ad27');
  doc.restore();
  doc
    .font('bold')
    .fontSize(17)
    .fillColor('#ffffff')
    .text('Majakka', LEFT + 44, 38, { lineBreak: false });
}

export function drawQrCode(
  doc: PDFKit.PDFDocument,
  { size, isDark }: Awaited<ReturnType<typeof qrModules>>,
  x: number,
  y: number,
  side: number,
): void {
  const step = side / size;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (isDark(column, row)) doc.rect(x + column * step, y + row * step, step, step);
  doc.fill(INK);
}
