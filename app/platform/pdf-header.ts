/**
 * Whether a file that begins so is a PDF. Scanners put a byte order mark or a line break before the header; readers accept it within the first
 * 1,024 bytes (allowed by ISO 32000-1, Annex I; documented in Acrobat's note 13 to PDF 1.7).
 */
export const isPdf = (start: Uint8Array): boolean =>
  String.fromCharCode(...start.subarray(0, 1024)).includes('%PDF-');
