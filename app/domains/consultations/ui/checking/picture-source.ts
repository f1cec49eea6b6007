import { deidentify } from '#app/domains/consultations/deidentify/deidentify.ts';
import { type MetadataKind, findMetadata } from '#app/domains/consultations/pictures/embedded-metadata.ts';
import type { Area } from '#app/domains/consultations/pictures/find-text.ts';
import { isPdf } from '#app/platform/pdf-header.ts';
import { pictureType } from '#app/platform/picture-type.ts';
import { drawImage, findSuspects } from './draw-image.ts';

/** A picture as it was opened on this device: drawn at the size in which it would be sent. */
export type OpenedPicture = {
  canvas: HTMLCanvasElement;
  /** Areas that look like writing, to be covered or reviewed. */
  suspects: Area[];
  /** Metadata that the file carried and the picture does not. */
  carried: (MetadataKind | 'dicom' | 'pdf' | 'name')[];
};

/** A photograph, a page or an image of a device; a PDF gives a picture for each page. Throws for what is none of these. */
export async function openPicture(file: File): Promise<OpenedPicture[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const letters = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));
  // A name is never sent; that it named somebody is worth knowing where the file came from.
  const named =
    deidentify(file.name.replace(/\.[^.]+$/, '').replace(/_/g, ' ')).length > 0 ? (['name'] as const) : [];
  if (letters(128, 4) === 'DICM') {
    const { openDicom } = await import('./dicom.ts');
    return [{ ...(await openDicom(bytes)), carried: ['dicom', ...named] }];
  }
  if (!pictureType(bytes) && isPdf(bytes)) {
    const { drawPages } = await import('./pdf.ts');
    return (await drawPages(bytes)).map((page) => ({ ...page, carried: ['pdf', ...named] }));
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = drawImage(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return [{ canvas, suspects: findSuspects(canvas), carried: [...findMetadata(bytes), ...named] }];
}

/** Allowed parts of a JPEG besides its image: browsers add profiles and even Exif of their own. */
function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1]!;
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 9));
    const isApplication = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    const isNeeded =
      (marker === 0xe0 && name === 'JFIF\0' && end - at === 18) || (marker === 0xee && name === 'Adobe');
    if (!isApplication || isNeeded) parts.push(bytes.subarray(at, end));
    at = end;
  }
  parts.push(bytes.subarray(at));
  const plain = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    plain.set(part, to);
    to += part.length;
  }
  return plain;
}

/** The picture as it is sent: redrawn, with covered areas removed from its pixels. */
export async function cleanJpeg(canvas: HTMLCanvasElement, covers: readonly Area[]): Promise<Blob> {
  const copy = drawImage(canvas, canvas.width, canvas.height);
  const context = copy.getContext('2d')!;
  context.fillStyle = '#000';
  for (const { x, y, width, height } of covers) context.fillRect(x, y, width, height);
  const blob = await new Promise<Blob | null>((done) => copy.toBlob(done, 'image/jpeg', 0.86));
  return new Blob([plainJpeg(new Uint8Array(await blob!.arrayBuffer()))], { type: 'image/jpeg' });
}
