import { type Area, findText } from '#app/domains/consultations/pictures/find-text.ts';

/** The longer side, in pixels: enough to see a rash, small enough for a weak line. */
const MAX_SIDE = 1600;

/** An image as it would be sent, on a canvas of its own. */
export function drawImage(image: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // Transparent pixels would turn black in a JPEG.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export const findSuspects = (canvas: HTMLCanvasElement): Area[] =>
  findText(
    canvas.getContext('2d', { willReadFrequently: true })!.getImageData(0, 0, canvas.width, canvas.height),
  );
