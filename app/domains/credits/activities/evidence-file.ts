import type { Intake } from '#app/platform/quotas.server.ts';

/** Types of file accepted as evidence, by the file's signature (magic bytes). */
export function evidenceType(letters: Uint8Array): string | null {
  const text = String.fromCharCode(...letters.subarray(0, 12));
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('\u0089PNG\r\n')) return 'image/png';
  if (letters[0] === 0xff && letters[1] === 0xd8 && letters[2] === 0xff) return 'image/jpeg';
  return text.startsWith('RIFF') && text.slice(8) === 'WEBP' ? 'image/webp' : null;
}

/** A photo or a PDF that came in, and that no row refers to yet. */
export type EvidenceFile = Pick<Intake, 'settle' | 'discard'> & {
  hash: string;
  bytes: number;
  name: string;
  type: string;
};

/** The columns of a file, and what the audit row records of it. */
export const evidenceColumns = (file: EvidenceFile | null, byOfficer: boolean) =>
  file && {
    fileHash: file.hash,
    fileName: file.name,
    fileType: file.type,
    fileBytes: file.bytes,
    fileByOfficer: byOfficer,
  };

export const evidenceForAudit = (file: EvidenceFile | null) =>
  file && { hash: file.hash, name: file.name, type: file.type };
