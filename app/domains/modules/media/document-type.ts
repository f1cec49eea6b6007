import { isPdf } from '#app/platform/pdf-header.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

const ascii = (start: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...start.subarray(from, to));
const isZip = (start: Uint8Array) => ascii(start, 0, 4) === 'PK\u0003\u0004';
/** ODF 1.3 Part 2 §3.3: the first entry of the zip is the type, uncompressed. */
const isOpen = (type: string) => (start: Uint8Array) =>
  isZip(start) && ascii(start, 30, 38) === 'mimetype' && ascii(start, 38, 38 + type.length) === type;

function isText(start: Uint8Array): boolean {
  if (start.includes(0)) return false;
  try {
    // The last letter may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const TYPES: Record<string, [type: string, isOne: (start: Uint8Array) => boolean]> = {
  pdf: ['application/pdf', isPdf],
  docx: [`${OFFICE}.wordprocessingml.document`, isZip],
  xlsx: [`${OFFICE}.spreadsheetml.sheet`, isZip],
  pptx: [`${OFFICE}.presentationml.presentation`, isZip],
  odt: [`${OPEN}.text`, isOpen(`${OPEN}.text`)],
  ods: [`${OPEN}.spreadsheet`, isOpen(`${OPEN}.spreadsheet`)],
  odp: [`${OPEN}.presentation`, isOpen(`${OPEN}.presentation`)],
  csv: ['text/csv; charset=utf-8', isText],
  txt: ['text/plain; charset=utf-8', isText],
};

/** Media type of a document whose content is what its name says; null otherwise. `start`: its first kilobyte, or the whole. */
export function documentType(name: string, start: Uint8Array): string | null {
  const [type, isOne] = TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? [null, () => false];
  return isOne(start) ? type : null;
}
