/** Everything that a certificate says; signed as its exact JSON text. Changing this shape means a new `version`. */
export type CertificateSnapshot = {
  /** Of the wording too (content/certificates): an old certificate keeps its words. */
  version: 1 | 2;
  code: string;
  name: string;
  title: string;
  courseLanguage: string;
  /** Calendar dates. */
  startedOn: string;
  endedOn: string;
  minutes: number;
  credit: {
    programmeId: string;
    programme: string;
    units: string;
    category: string;
    code: string;
    association: string;
  }[];
  issuedOn: string;
};

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'; // no 0 O 1 I L

/** Twelve letters that survive being read aloud and typed: about 59 bits. */
export function codeFrom(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 12), (byte) => LETTERS[byte % LETTERS.length]);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** What somebody typed or scanned, as the code is stored; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === 12 ? [0, 4, 8].map((at) => letters.slice(at, at + 4)).join('-') : null;
}
