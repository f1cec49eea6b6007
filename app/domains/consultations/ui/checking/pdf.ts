// The decoders of what scanners write (JBIG2, JPEG 2000) and of colours, beside the worker that fetches them by name.
// oxlint-disable import/default -- addresses of Vite's, not modules
import 'pdfjs-dist/wasm/jbig2.wasm?url';
import 'pdfjs-dist/wasm/openjpeg.wasm?url';
import 'pdfjs-dist/wasm/qcms_bg.wasm?url';
import { getDocument, GlobalWorkerOptions, Util } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { MAX_PICTURES } from '../../choices.ts';
import { deidentify } from '../../deidentify/deidentify.ts';
import type { Area } from '../../pictures/find-text.ts';
import { drawn, suspectsOf } from './drawn.ts';

GlobalWorkerOptions.workerSrc = worker;
const WIDTH = 1240;

/** The pages of a PDF as pictures: nothing of the file goes on but what is seen. Lines in which the check finds somebody are suspect. */
export async function openPdf(bytes: Uint8Array): Promise<{ canvas: HTMLCanvasElement; suspects: Area[] }[]> {
  const document = await getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    wasmUrl: new URL('.', import.meta.url).href,
  }).promise;
  const pages = [];
  for (let number = 1; number <= Math.min(document.numPages, MAX_PICTURES); number++) {
    const page = await document.getPage(number);
    const scale = WIDTH / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const canvas = globalThis.document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    await page.render({ canvas, viewport }).promise;
    const clean = drawn(canvas, canvas.width, canvas.height);
    const ratio = clean.width / canvas.width;
    const suspects: Area[] = [];
    // A number may be cut into pieces: the text of a line is looked at as one.
    const lines = new Map<number, { text: string; areas: Area[] }>();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = Util.transform(viewport.transform, item.transform) as number[];
      const high = item.height * scale;
      const area = {
        x: x! * ratio - 2,
        y: (y! - high) * ratio - 2,
        width: item.width * scale * ratio + 4,
        height: high * 1.35 * ratio + 4,
      };
      const line = lines.get(Math.round(y!)) ?? { text: '', areas: [] };
      lines.set(Math.round(y!), { text: `${line.text} ${item.str}`, areas: [...line.areas, area] });
    }
    for (const { text, areas } of lines.values()) if (deidentify(text).length > 0) suspects.push(...areas);
    // A scanned page has no words of its own: what looks like writing in it is looked at.
    pages.push({ canvas: clean, suspects: lines.size > 0 ? suspects : suspectsOf(clean) });
  }
  return pages;
}
