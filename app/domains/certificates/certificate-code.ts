const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'; // no 0 O 1 I L

/** Twelve letters that survive being read aloud and typed: about 59 bits. */
export function certificateCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 12), (byte) => LETTERS[byte % LETTERS.length]);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** A code as typed or scanned, in the form in which it is stored; null where it cannot be one. */
export function parseCertificateCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === 12 ? [0, 4, 8].map((at) => letters.slice(at, at + 4)).join('-') : null;
}
