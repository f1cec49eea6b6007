/** Embedded metadata of a file, by kind; redrawing the picture drops all of it. */
export type MetadataKind = 'exif' | 'place' | 'xmp' | 'iptc' | 'comment' | 'text';

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Reads the heads of a JPEG's or PNG's parts; of other files it knows nothing. */
export function findMetadata(bytes: Uint8Array): MetadataKind[] {
  const found = new Set<MetadataKind>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff;) {
      const marker = bytes[at + 1]!;
      if (marker === 0xda || marker === 0xd9) break;
      const length = view.getUint16(at + 2);
      const name = latin(bytes, at + 4, 4);
      if (marker === 0xe1) found.add(name === 'Exif' ? 'exif' : 'xmp');
      if (marker === 0xe1 && name === 'Exif' && hasGpsPosition(bytes.subarray(at + 10, at + 2 + length)))
        found.add('place');
      if (marker === 0xed) found.add('iptc');
      if (marker === 0xfe) found.add('comment');
      at += 2 + length;
    }
  } else if (latin(bytes, 1, 3) === 'PNG')
    for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
      const name = latin(bytes, at + 4, 4);
      if (name === 'eXIf') found.add('exif');
      if (['tEXt', 'iTXt', 'zTXt'].includes(name)) found.add('text');
    }
  return [...found];
}

/** Whether the first directory of an Exif block points at GPS data (Exif 2.32, 4.6.3: tag 0x8825). */
function hasGpsPosition(tiff: Uint8Array): boolean {
  if (tiff.length < 14) return false;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  const at = view.getUint32(4, little);
  if (at + 2 > tiff.length) return false;
  const entries = view.getUint16(at, little);
  for (let i = 0; i < entries && at + 2 + i * 12 + 12 <= tiff.length; i++)
    if (view.getUint16(at + 2 + i * 12, little) === 0x8825) return true;
  return false;
}
