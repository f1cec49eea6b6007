/** Allowed parts of a picture file: its image and what is needed to show it, nothing that could identify anybody. */
export type PictureType = 'image/jpeg' | 'image/png';

/** `strange`: no picture of these kinds, or not whole. `unclean`: it carries something besides its image. */
export type PictureFault = 'strange' | 'unclean';

/** Critical chunks, and those that say how to show colours (PNG 3rd edition, 11.2 and 11.3). */
const PNG_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'sBIT',
  'sRGB',
  'pHYs',
  'bKGD',
]);

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Looks at the structure of a file that should be a clean JPEG or PNG; returns its type, or what is wrong. */
export function inspectPicture(bytes: Uint8Array): PictureType | PictureFault {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return inspectPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return inspectJpeg(bytes);
  return 'strange';
}

function inspectPng(bytes: Uint8Array): PictureType | PictureFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) return 'strange';
    if (!PNG_CHUNKS.has(name)) return 'unclean';
    if (name === 'IEND') return end === bytes.length ? 'image/png' : 'unclean';
    at = end;
  }
  return 'strange';
}

/** Markers without a segment of their own: restarts and TEM (ITU-T T.81, table B.1). */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/** Frames, tables, scans and restart intervals. */
const isImage = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || [0xda, 0xdb, 0xdd].includes(marker);

/** The few application segments that a decoder needs: JFIF without a thumbnail, and Adobe's on colours. */
function isPlain(marker: number, bytes: Uint8Array, at: number, length: number): boolean {
  const name = String.fromCharCode(...bytes.subarray(at, at + 5));
  if (marker === 0xe0) return name === 'JFIF\0' && length === 16;
  return marker === 0xee && name === 'Adobe' && length === 14;
}

function inspectJpeg(bytes: Uint8Array): PictureType | PictureFault {
  let hasFrame = false;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return 'strange';
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return at + 2 === bytes.length ? (hasFrame ? 'image/jpeg' : 'strange') : 'unclean';
    at += 2;
    if (isBare(marker)) continue;
    const length = (bytes[at]! << 8) | bytes[at + 1]!;
    if (at + length > bytes.length || length < 2) return 'strange';
    if (!isImage(marker) && !isPlain(marker, bytes, at + 2, length)) return 'unclean';
    if (marker >= 0xc0 && marker <= 0xc3) hasFrame = true;
    at += length;
    // After the head of a scan its data run to the next marker that is neither a stuffed byte nor a restart.
    if (marker === 0xda)
      while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && !isBare(bytes[at + 1]!)))
        at++;
  }
  return 'strange';
}
