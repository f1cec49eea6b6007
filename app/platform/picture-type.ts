/**
 * Type of a picture by its signature (magic bytes); null for anything that is not a plain picture. SVG can contain scripts and
 * is refused.
 */
export function pictureType(start: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  const begins = (...bytes: number[]) => bytes.every((byte, i) => start[i] === byte);
  const ascii = (from: number, to: number) => String.fromCharCode(...start.subarray(from, to));
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  return null;
}
