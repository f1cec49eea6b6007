import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { CertificateSnapshot } from './snapshot.ts';

export type Certificate = typeof certificates.$inferSelect;

export type Revocation = typeof certificateRevocations.$inferSelect;

export type IssuedCertificate = {
  row: Certificate;
  snapshot: CertificateSnapshot;
  revocation: Revocation | null;
  /** When a later certificate took its place. */
  supersededAt: Date | null;
};
