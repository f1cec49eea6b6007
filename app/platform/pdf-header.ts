/**
 * Whether a file that begins so is a PDF. Scanners put a byte order mark or a line break before the header; readers take it within the first
 * 1,024 bytes (ISO 32000-1, Annex I lets them; Acrobat's note 13 to PDF 1.7 says so).
 */
export const isPdf = (start: Uint8Array): boolean =>
  String.fromCharCode(...start.subarray(0, 1024)).includes('%PDF-');
