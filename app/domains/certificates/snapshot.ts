/** Everything that a certificate says; signed as its exact JSON text. Changing this shape means a new `version`. */
export type CertificateSnapshot = {
  /** Of the wording too (content/certificates): an old certificate keeps its words. */
  version: 1 | 2 | 3;
  code: string;
  name: string;
  title: string;
  /** The title in each language of the course; since version 3. */
  titles?: Record<string, string>;
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

/** The title in a language, or in that in which the course was taken. */
export const titleIn = ({ title, titles }: CertificateSnapshot, language: string): string =>
  titles?.[language] ?? title;

/**
 * The credit that the paper names: that of the holder's own programmes, of their country's where they are in none, and otherwise the first.
 * All of it is on the page that checks the code.
 */
export function printedCredit(
  { credit }: Pick<CertificateSnapshot, 'credit'>,
  programmeIds: string[],
): CertificateSnapshot['credit'] {
  const own = credit.filter((each) => programmeIds.includes(each.programmeId));
  return own.length > 0 ? own : credit.slice(0, 1);
}
