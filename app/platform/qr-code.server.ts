/** A QR code (ISO/IEC 18004) as squares: a side's length in modules, and an SVG path in those units. */
export async function qrPath(text: string): Promise<{ size: number; path: string }> {
  const { size, isDark } = await qrModules(text);
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (isDark(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return { size, path };
}

export async function qrModules(
  text: string,
): Promise<{ size: number; isDark: (x: number, y: number) => boolean }> {
  const { default: QRCode } = await import('qrcode');
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 };
}
