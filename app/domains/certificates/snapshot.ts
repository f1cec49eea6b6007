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
