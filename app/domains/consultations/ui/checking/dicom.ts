import { type DataSet, parseDicom } from 'dicom-parser';
import type { Area } from '#app/domains/consultations/pictures/find-text.ts';
import { drawImage, findSuspects } from './draw-image.ts';

/** Uncompressed pixels in the order of this device (PS3.5, annex A.1 and A.2). */
const UNCOMPRESSED = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1']);
/** JPEG that every browser decodes (PS3.5, A.4.1). */
const JPEG = '1.2.840.10008.1.2.4.50';

/** The first image of a DICOM file, without a single one of its tags (PS3.3 C.7.6.3). Throws for what it cannot show. */
export async function openDicom(bytes: Uint8Array): Promise<{ canvas: HTMLCanvasElement; suspects: Area[] }> {
  const data = parseDicom(bytes);
  const syntax = data.string('x00020010') ?? '1.2.840.10008.1.2';
  const [rows, columns] = [data.uint16('x00280010') ?? 0, data.uint16('x00280011') ?? 0];
  const pixels = data.elements['x7fe00010'];
  if (!pixels || rows * columns === 0) throw new Error('no image');
  if (syntax === JPEG) {
    const fragment = pixels.fragments?.[0];
    if (!fragment) throw new Error('no image');
    const body = bytes.slice(fragment.position, fragment.position + fragment.length);
    const bitmap = await createImageBitmap(new Blob([body], { type: 'image/jpeg' }));
    return withSuspects(drawImage(bitmap, bitmap.width, bitmap.height));
  }
  if (!UNCOMPRESSED.has(syntax)) throw new Error(`transfer syntax ${syntax}`);
  const image = new ImageData(columns, rows);
  if ((data.uint16('x00280002') ?? 1) === 3) paintColours(image, bytes, pixels.dataOffset);
  else paintGreys(image, data, bytes, pixels.dataOffset);
  return withSuspects(drawImage(await createImageBitmap(image), columns, rows));
}

const withSuspects = (canvas: HTMLCanvasElement) => ({ canvas, suspects: findSuspects(canvas) });

function paintColours({ data }: ImageData, bytes: Uint8Array, from: number): void {
  for (let i = 0; i < data.length / 4; i++) {
    data.set(bytes.subarray(from + i * 3, from + i * 3 + 3), i * 4);
    data[i * 4 + 3] = 255;
  }
}

/** Through the window that the file names, else from the darkest to the lightest (PS3.3 C.11.2). */
function paintGreys({ data }: ImageData, tags: DataSet, bytes: Uint8Array, from: number): void {
  const bits = tags.uint16('x00280100') ?? 8;
  const isSigned = tags.uint16('x00280103') === 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [slope, intercept] = [tags.floatString('x00281053') ?? 1, tags.floatString('x00281052') ?? 0];
  const count = data.length / 4;
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = from + i * (bits / 8);
    const stored =
      bits === 8 ? view.getUint8(at) : isSigned ? view.getInt16(at, true) : view.getUint16(at, true);
    values[i] = stored * slope + intercept;
  }
  const [centre, width] = [tags.floatString('x00281050'), tags.floatString('x00281051')];
  const [low, high] =
    centre !== undefined && width
      ? [centre - width / 2, centre + width / 2]
      : values.reduce(
          ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
          [Infinity, -Infinity],
        );
  const isInverted = tags.string('x00280004')?.trim() === 'MONOCHROME1';
  for (let i = 0; i < count; i++) {
    const share = Math.min(1, Math.max(0, (values[i]! - low) / (high - low || 1)));
    const grey = Math.round(255 * (isInverted ? 1 - share : share));
    data.fill(grey, i * 4, i * 4 + 3);
    data[i * 4 + 3] = 255;
  }
}
