import { MAX_SLIDE_WORDS } from '#app/domains/rooms/slides/slide-limits.ts';
import { drawPage, textOfPage } from '#app/ui/open-pdf.ts';

/** The longer side of a slide, in pixels: sharp on a large screen, light on a weak connection. */
const SIDE = 1600;
const PREVIEW = 320;
/** What the server takes of one picture. */
const MAX_BYTES = 3_000_000;

export type DrawnSlide = { blob: Blob; preview: string; words: string };

type Page = Parameters<typeof drawPage>[0];

/** A page of a PDF as a slide: its picture, a small one to look at, and its text. Pages of any size become the same. */
export async function drawSlide(page: Page): Promise<DrawnSlide> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { canvas } = await drawPage(page, SIDE / Math.max(width, height));
  const words = await textOfPage(page).catch(() => '');
  const slide = {
    blob: await encode(canvas),
    preview: previewOf(canvas),
    words: shortened(visible(words)),
  };
  // Safari keeps the memory of a canvas until it is small.
  canvas.width = canvas.height = 1;
  page.cleanup();
  return slide;
}

/** WebP where the browser writes it, else JPEG; a page that is one photograph may need a lower quality. */
async function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  for (const [type, quality] of [['image/webp', 0.9], ['image/jpeg', 0.88], ['image/jpeg', 0.6]] as const) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
    // A browser that cannot write a type writes PNG.
    if (blob?.type === type && blob.size <= MAX_BYTES) return blob;
  }
  throw new Error('no picture');
} // oxfmt-ignore

function previewOf(canvas: HTMLCanvasElement): string {
  const small = document.createElement('canvas');
  const scale = PREVIEW / Math.max(canvas.width, canvas.height);
  small.width = Math.max(1, Math.round(canvas.width * scale));
  small.height = Math.max(1, Math.round(canvas.height * scale));
  small.getContext('2d')!.drawImage(canvas, 0, 0, small.width, small.height);
  return small.toDataURL('image/jpeg', 0.8);
}

/** Files hold marks that nobody sees, and forms refuse them (`app/platform/form-fields.ts`, which would bring a parser along). */
const visible = (text: string): string =>
  text
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim();

const shortened = (text: string): string =>
  text.length <= MAX_SLIDE_WORDS ? text : `${text.slice(0, MAX_SLIDE_WORDS - 1).replace(/\s+\S*$/, '')}…`;
