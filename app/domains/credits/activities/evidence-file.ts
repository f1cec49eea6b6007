import { isPdf } from '#app/platform/pdf-header.ts';
import { pictureType } from '#app/platform/picture-type.ts';
import type { StagedFile } from '#app/platform/stage-file.server.ts';

/** Types of file accepted as evidence, by the file's first kilobyte. */
export const evidenceType = (start: Uint8Array): string | null =>
  pictureType(start) ?? (isPdf(start) ? 'application/pdf' : null);

/** A photo or a PDF that came in, and that no row refers to yet. */
export type EvidenceFile = StagedFile & { name: string };

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
